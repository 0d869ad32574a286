package io.creatorfleet.task;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a failure as rows, logs and answers may show it: one line of bounded length, without tokens, keys and
 * signed links.
 *
 * <p>What others wrote into a message is not ours to trust, so this errs on the side of removing: the query of every
 * URL goes as a whole, and so does any long word with digits.
 */
public final class FailureText {

    static final int LENGTH = 2_000;
    private static final int READ = 10 * LENGTH;

    private static final String REMOVED = "…";
    private static final int FRAMES = 20;

    private static final String SECRET_WORDS =
            "token|secret|passw(?:or)?d|passphrase|pwd|signature|proof|credentials?|api[-_]?key|access[-_]?key(?:[-_]?id)?"
                    + "|session[-_]?id|cookie|authorization|hmac";
    // A whole word that is or holds such a name: access_token, appsecret_proof, secretAccessKey, X-Amz-Date, _nc_ohc, …
    private static final String NAME =
            "(?<![\\w.-])(?=[\\w.-]{0,60}?(?:" + SECRET_WORDS + ")|x-(?:amz|goog)-|_nc_|(?:key|sig|oh|oe)\\b)[\\w.-]++";
    private static final String PASSWORD =
            "(?<![\\w.-])(?=[\\w.-]{0,60}?(?:passw(?:or)?d|secret|passphrase|pwd))[\\w.-]++";
    private static final String VALUE = "(?:\"[^\"]*\"|'[^']*'|[^\\s&,;\"'<>)}\\]]+)";

    /** A shape that secrets come in, and what is left of it. */
    private record Redaction(Pattern shape, String left) {

        static Redaction of(String shape, String left) {
            return new Redaction(Pattern.compile(shape, Pattern.CASE_INSENSITIVE), left);
        }

        String in(String text) {
            return shape.matcher(text).replaceAll(left);
        }
    }

    // Every quantifier that a match can fail after is bounded or possessive.
    private static final List<Redaction> REDACTIONS = List.of(
            Redaction.of("(://)[^\\s/\"'<>@]{0,500}(?:@[^\\s/\"'<>@]{0,100})?@", "$1" + REMOVED + "@"),
            Redaction.of("\\b([a-z][a-z0-9+.-]{1,15}:\\\\?/\\\\?/[^\\s?#\"'<>]*+)[?#][^\\s\"'<>]*+", "$1?" + REMOVED),
            Redaction.of("(?:\\?|%3F)[^\\s\"'<>=&%?]{0,200}(?:[=&]|%3D|%26)[^\\s\"'<>]*+", "?" + REMOVED),
            // A header's value goes whole: a scheme and the credentials after it.
            Redaction.of(
                    "(\\b(?:proxy-)?authorization[\"']?\\s{0,2}[:=]\\s{0,2}[\"'\\[(]{0,2})(?:[\\w-]{1,40}\\s+)?[^\\s,\"'\\])]++",
                    "$1" + REMOVED),
            Redaction.of(
                    "(\\b(?:set-)?cookie[\"']?\\s{0,2}[:=]\\s{0,2}[\"']?)[^\\s\"';]++(?:;\\s?[^\\s\"';]++)*+",
                    "$1" + REMOVED),
            Redaction.of("\\b(bearer|basic|oauth)(\\s+)(?!auth)[\\w.~+/|=-]{8,}+", "$1$2" + REMOVED),
            Redaction.of("(" + NAME + "[\"']?\\s{0,2}(?:=>?|%3D)\\s{0,2})" + VALUE, "$1" + REMOVED),
            Redaction.of("([\"']" + NAME + "[\"']\\s{0,2}:\\s{0,2})" + VALUE, "$1" + REMOVED),
            Redaction.of("(" + PASSWORD + "\\s{0,2}:\\s{0,2})" + VALUE, "$1" + REMOVED),
            Redaction.of("(" + NAME + "\\s{0,2}:\\s{0,2})[^\\s&,;\"'<>)}\\]]{12,}+", "$1" + REMOVED),
            Redaction.of("(?<![\\w+=|%-])(?=[a-z_+=|%-]*+[0-9])[\\w+=|%-]{40,}+", REMOVED),
            Redaction.of("\\b(?:EAA|IGQ|IGAA|AKIA|ASIA|eyJ)[a-z0-9_-]{12,}+(?:\\.[\\w-]++)*+", REMOVED));

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cf}\\p{Cs}]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");

    private FailureText() {}

    /** The text without secrets and control characters; what is clean stays as it is. */
    public static String of(String text) {
        String line = SPACE.matcher(UNSTORABLE.matcher(cut(text)).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return shortened(redacted(line));
    }

    /** What was thrown, in one line. */
    public static String of(Throwable thrown) {
        return of(thrown.toString());
    }

    /** What was thrown with its causes and where, a line each, for a log. */
    public static String trace(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .flatMap(cause -> Stream.concat(
                        Stream.of(of(cause)),
                        Stream.of(cause.getStackTrace()).limit(FRAMES).map(frame -> "    at " + frame)))
                .collect(Collectors.joining("\n"));
    }

    private static String redacted(String text) {
        String clean = text;
        for (Redaction redaction : REDACTIONS) {
            clean = redaction.in(clean);
        }
        return clean;
    }

    /** A text of any length at a bearable one, cut between words: half a secret is not seen to be one. */
    private static String cut(String text) {
        if (text.length() <= READ) {
            return text;
        }
        int space = text.lastIndexOf(' ', READ);
        return text.substring(0, space < 0 ? READ : space);
    }

    private static String shortened(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int end = LENGTH - REMOVED.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + REMOVED;
    }
}
