package io.creatorfleet.content.analytics;

/**
 * What counts as a hashtag of a caption, as PostgreSQL's regular expressions: {@code #} and after it one or more
 * characters of any script, emoji too, but no white space and no punctuation other than the low line. What is written
 * within a link or as an HTML entity is none.
 *
 * <p>The characters are listed because classes like {@code \w} mean what the database's locale says.
 */
final class Caption {

    static final String LINK = "https?://[^\\u0001-\\u0020\\u00a0\\u3000]+|&#?[0-9A-Za-z]+;";

    static final String HASHTAG = "#[^"
            + "\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u005e\\u0060\\u007b-\\u00a9" // ASCII, then Latin 1
            + "\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u00d7\\u00f7"
            + "\\u060c\\u061b\\u061f\\u06d4\\u0964\\u0965" // Arabic, Devanagari
            + "\\u2000-\\u200b\\u200e-\\u206f" // general; the joiners between belong to words and emoji
            + "\\u3000-\\u3003\\u3008-\\u3011\\u3014-\\u301f" // Chinese, Japanese
            + "\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff3d\\uff5b-\\uff65" // full width
            + "]+";

    private Caption() {}
}
