package io.creatorfleet.cli.output;

/**
 * Texts of strangers on a terminal: one line, in which nothing steers the terminal or turns the reading direction. What would
 * shows as a sign instead.
 */
public final class SafeText {

    private static final int PICTURES_OF_CONTROLS = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;
    private static final String ELLIPSIS = "…";

    private SafeText() {}

    /** The text without effects. */
    public static String of(String text) {
        if (text.codePoints().allMatch(SafeText::isHarmless)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(SafeText::shown).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isHarmless(int character) {
        return shown(character) == character;
    }

    private static int shown(int character) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return ' ';
        }
        if (character < ' ') {
            return PICTURES_OF_CONTROLS + character;
        }
        if (character == 0x7F) {
            return PICTURE_OF_DELETE;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> REPLACEMENT;
            // Joiners hold emoji and scripts together; the others hide, or turn the direction.
            case Character.FORMAT -> character == 0x200D || character == 0x200C ? character : REPLACEMENT;
            default -> character;
        };
    }

    /** How many columns of a terminal it takes, as nearly as that can be told. */
    public static int width(String text) {
        return text.codePoints().map(SafeText::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    /** The beginning of the text, so that it takes no more columns than that. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int taken = 0;
        for (int character : text.codePoints().toArray()) {
            taken += width(character);
            if (taken >= columns) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept + ELLIPSIS;
    }

    /** The text with spaces after it, or before it when that is to be its right edge. */
    public static String padded(String text, int columns, boolean right) {
        String space = " ".repeat(Math.max(0, columns - width(text)));
        return right ? space + text : text + space;
    }
}
