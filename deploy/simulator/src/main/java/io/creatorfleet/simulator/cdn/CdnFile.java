package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file: whose it is, which one, and what for.
 *
 * @param creator number of the account
 * @param number of the file
 */
public record CdnFile(Kind kind, long creator, long number) implements Blueprint {

    private static final Pattern NUMBERED =
            Pattern.compile("/cdn/v/(t5[0-9.-]+)/(\\d{1,18})_(\\d{1,18})_n\\.(jpg|mp4)");
    private static final Pattern DASH =
            Pattern.compile("/cdn/o1/v/t16/f2/m86/([0-9A-F]{16})([0-9A-F]{16})_video_dashinit\\.mp4");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What a file is for; decides its folder and its type. */
    public enum Kind {
        PHOTO("t51.29350-15", "jpg"),
        PROFILE_PICTURE("t51.2885-15", "jpg"),
        COVER("t51.71878-15", "jpg"),
        FEED_VIDEO("t50.16885-16", "mp4"),
        REEL("t16", "mp4");

        private final String folder;
        private final String extension;

        Kind(String folder, String extension) {
            this.folder = folder;
            this.extension = extension;
        }

        public boolean isVideo() {
            return extension.equals("mp4");
        }

        private boolean holds(String folderAsked, String extensionAsked) {
            return folder.equals(folderAsked) && extension.equals(extensionAsked);
        }
    }

    /** The path of the file on the CDN. */
    public String path() {
        if (kind == Kind.REEL) {
            return "/cdn/o1/v/t16/f2/m86/" + HEX.toHexDigits(creator) + HEX.toHexDigits(number) + "_video_dashinit.mp4";
        }
        return "/cdn/v/" + kind.folder + "/" + creator + "_" + number + "_n." + kind.extension;
    }

    /** The file at this path, if it is one that a link could lead to. */
    static Optional<CdnFile> at(String path) {
        Matcher dash = DASH.matcher(path);
        if (dash.matches()) {
            long creator = Long.parseUnsignedLong(dash.group(1), 16);
            return Optional.of(new CdnFile(Kind.REEL, creator, Long.parseUnsignedLong(dash.group(2), 16)));
        }
        Matcher numbered = NUMBERED.matcher(path);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.holds(numbered.group(1), numbered.group(4))) {
                return Optional.of(
                        new CdnFile(kind, Long.parseLong(numbered.group(2)), Long.parseLong(numbered.group(3))));
            }
        }
        return Optional.empty();
    }

    @Override
    public Format format() {
        return kind.isVideo() ? Format.VIDEO : Format.JPEG;
    }

    @Override
    public Seed seed() {
        return Seed.of(kind.name()).with(creator).with(number);
    }
}
