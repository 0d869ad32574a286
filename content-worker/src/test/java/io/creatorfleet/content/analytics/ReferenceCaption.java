package io.creatorfleet.content.analytics;

import java.util.List;

/** A caption read character by character. */
record ReferenceCaption(List<Integer> characters) {

    private static final String OTHERS = "\u00d7\u00f7\u060c\u061b\u061f\u06d4\u0964\u0965";
    private static final int[][] SEPARATORS = {
        {0x00, 0x2f},
        {0x3a, 0x40},
        {0x5b, 0x5e},
        {0x60, 0x60},
        {0x7b, 0xa9},
        {0xab, 0xb4},
        {0xb6, 0xb9},
        {0xbb, 0xbf},
        {0x2000, 0x200b},
        {0x200e, 0x206f},
        {0x3000, 0x3003},
        {0x3008, 0x3011},
        {0x3014, 0x301f},
        {0xff01, 0xff0f},
        {0xff1a, 0xff20},
        {0xff3b, 0xff3d},
        {0xff5b, 0xff65}
    };

    static ReferenceCaption of(String text) {
        return new ReferenceCaption(text.codePoints().boxed().toList());
    }

    int length() {
        return characters.size();
    }

    int hashtags() {
        int tags = 0;
        int at = 0;
        while (at < characters.size()) {
            int length = Math.max(link(at), entity(at));
            if (length > 0) {
                at += length;
            } else {
                boolean tag = is(at, '#') && at + 1 < characters.size() && !separates(at + 1) && link(at + 1) == 0;
                tags += tag ? 1 : 0;
                at++;
            }
        }
        return tags;
    }

    /** How long the link is that begins there; 0: none does. */
    private int link(int at) {
        int head = begins(at, "https://") ? 8 : begins(at, "http://") ? 7 : 0;
        int end = at + head;
        while (head > 0 && end < characters.size() && !isSpace(end)) {
            end++;
        }
        return end > at + head ? end - at : 0;
    }

    /** How long the HTML entity is that begins there; 0: none does. */
    private int entity(int at) {
        int head = begins(at, "&#") ? 2 : begins(at, "&") ? 1 : 0;
        int end = at + head;
        while (head > 0 && end < characters.size() && isAsciiWord(end)) {
            end++;
        }
        return end > at + head && is(end, ';') ? end + 1 - at : 0;
    }

    private boolean begins(int at, String text) {
        List<Integer> wanted = text.codePoints().boxed().toList();
        int end = at + wanted.size();
        return end <= characters.size() && characters.subList(at, end).equals(wanted);
    }

    private boolean is(int at, int character) {
        return at < characters.size() && characters.get(at) == character;
    }

    private boolean isSpace(int at) {
        int character = characters.get(at);
        return character <= 0x20 || character == 0xa0 || character == 0x3000;
    }

    private boolean isAsciiWord(int at) {
        int character = characters.get(at);
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private boolean separates(int at) {
        int character = characters.get(at);
        for (int[] range : SEPARATORS) {
            if (character >= range[0] && character <= range[1]) {
                return true;
            }
        }
        return OTHERS.indexOf(character) >= 0;
    }
}
