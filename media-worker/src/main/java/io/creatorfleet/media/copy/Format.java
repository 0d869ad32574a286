package io.creatorfleet.media.copy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The format of a file, read from its first bytes: what a CDN calls it may be wrong. */
enum Format {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp"),
    AVIF("image/avif"),
    HEIC("image/heic"),
    MP4("video/mp4"),
    QUICKTIME("video/quicktime"),
    WEBM("video/webm"),
    MPEG_TS("video/mp2t"),
    /** A page or a document: no medium. */
    TEXT("text/plain"),
    /** None of these; it may be a medium all the same. */
    UNKNOWN("application/octet-stream");

    /** So many bytes tell a format. */
    static final int HEAD = 512;

    private static final int TS_PACKET = 188;
    private static final byte TS_SYNC = 0x47;

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    static Format of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (text.startsWith("GIF8")) {
            return GIF;
        } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (text.startsWith("ftyp", 4)) {
            return ofBrand(text.substring(8, Math.min(12, text.length())));
        } else if (text.startsWith("\u001aE\u00df\u00a3")) {
            return WEBM;
        } else if (head.length > TS_PACKET && head[0] == TS_SYNC && head[TS_PACKET] == TS_SYNC) {
            return MPEG_TS;
        }
        return isText(text) ? TEXT : UNKNOWN;
    }

    private static Format ofBrand(String brand) {
        return switch (brand) {
            case "avif", "avis" -> AVIF;
            case "heic", "heix", "hevc", "hevx", "mif1", "msf1" -> HEIC;
            case "qt  " -> QUICKTIME;
            default -> MP4;
        };
    }

    /** Nothing, a page, a JSON document, or nothing but printable characters. */
    private static boolean isText(String head) {
        String begun = head.replace("\u00ef\u00bb\u00bf", "").stripLeading();
        return begun.isEmpty()
                || begun.startsWith("<")
                || begun.startsWith("{")
                || begun.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t');
    }

    /**
     * The type to store it under: its own, or the declared one of an image or video in a format that is not known here.
     *
     * @throws FlawedFileException when it is no medium
     */
    String contentType(String declared) throws FlawedFileException {
        String type = declared.toLowerCase(Locale.ROOT);
        boolean sound = type.startsWith("audio/");
        boolean medium =
                sound || type.startsWith("image/") || type.startsWith("video/") || type.equals(UNKNOWN.contentType);
        return switch (this) {
            case JPEG, PNG, GIF, WEBP, AVIF, HEIC, QUICKTIME, WEBM, MPEG_TS -> contentType;
            case MP4 -> sound ? "audio/mp4" : contentType; // a container of either
            case TEXT -> throw new FlawedFileException("The CDN sent no image or video but text, as " + declared);
            case UNKNOWN -> {
                if (!medium) {
                    throw new FlawedFileException("The CDN sent no image or video but " + declared);
                }
                yield declared;
            }
        };
    }
}
