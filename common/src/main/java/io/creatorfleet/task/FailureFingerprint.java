package io.creatorfleet.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of what went wrong: equal for failures of one class whose messages differ in ids, numbers, names, times,
 * addresses and quoted values alone.
 *
 * <p>A message is read word by word. What says what happened is kept, also where it looks like a value: the class of an
 * exception, a status or error code, the column or constraint PostgreSQL names. What says to whom it happened becomes
 * {@code #}.
 */
final class FailureFingerprint {

    private static final int DIGITS = 12;
    // Beyond this a text lists what it is about; one that was cut must not differ by where.
    private static final int LENGTH = 500;

    // Tried in this order at each place: what is kept, then what varies.
    private static final Pattern WORDS = Pattern.compile(String.join(
            "|",
            "(?<kept>(?:[\\w$]+\\.)*[\\w$]+(?:Exception|Error)\\b",
            "\\b(?i:answered|status|code|error|exit|signal|http)[ :=#]{1,2}\\d{1,7}(?:/\\d{1,9})?\\b",
            "\\b(?:constraint|column|relation|table|index|type|field|invoke|because|value of|length of) \"[^\"]*\")",
            "\"[^\"]*\"|“[^”]*”|`[^`]*`|(?<!\\w)'[^']*'(?!\\w)",
            "[a-z][a-z0-9+.-]{1,15}://\\S+",
            "(?<==)\\([^)]*\\)|(?<=contains )\\(.*",
            // The names in messages of ours that do not quote them.
            "(?<=\\b(?:says that|it says|answer about|answered for) )[\\w.]+",
            "(?<=\\bRequest ID: )[^\\s,)]+",
            "@[\\w.]+",
            "(?:[\\w-]+\\.)+(?:com|net|org|io|test|local|example|internal|invalid)\\b(?::\\d+)?|\\blocalhost(?::\\d+)?",
            "(?:/?[\\w.@%+:-]+/)+[\\w.@%+:-]*",
            "\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,3}day)?\\b,?|\\b(?:UTC|GMT|CES?T|P[SD]T)\\b",
            "\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b",
            "\\b[0-9a-f]{8,}\\b",
            "[\\w%+~-]*\\d[\\w%+~-]*(?:[.:,]\\d[\\w%+~-]*)*"));
    private static final Pattern SEVERAL = Pattern.compile("#(?:[-,:;/. ]{0,3}#)+");

    private FailureFingerprint() {}

    static String of(Failure failure) {
        String identity = failure.label() + '\n' + normalized(failure.message());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256, this one does not", impossible);
        }
    }

    static String normalized(String message) {
        String plain = WORDS.matcher(message)
                .replaceAll(word -> word.group("kept") == null ? "#" : Matcher.quoteReplacement(word.group("kept")));
        String text = SEVERAL.matcher(plain).replaceAll("#");
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH);
    }
}
