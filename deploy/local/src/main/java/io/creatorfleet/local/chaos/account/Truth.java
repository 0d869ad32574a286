package io.creatorfleet.local.chaos.account;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What there is to a creator, as the simulator says it.
 *
 * @param id the platform's id of the account
 */
record Truth(String id, List<Item> items, List<File> files) {

    /** A reel or a post. */
    record Item(String id, String kind) {

        /** What its row is compared by. */
        String name() {
            return id + " " + kind;
        }
    }

    /**
     * A file of an item.
     *
     * @param item null: the picture of the account
     * @param sha256 null when the platform hands out no link to the file
     */
    record File(
            @Nullable String item,
            String asset,
            String role,
            @Nullable Long size,
            @Nullable String sha256) {

        /** Its name among the files of the creator. */
        String name() {
            return (item == null ? "profile" : item) + "/" + asset + "-" + role.toLowerCase(Locale.ROOT);
        }
    }

    /** The key that the copy of a file has in the bucket. */
    String key(File file) {
        return "instagram/" + id + "/" + file.name();
    }
}
