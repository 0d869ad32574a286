package io.creatorfleet.catalog;

import io.creatorfleet.platform.Asset;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The key of a file in the bucket: {@code {platform}/{creator}/{item or "profile"}/{asset}-{role}}, ids alone. A date,
 * a name or an extension in it would give the same file a second key one day.
 */
final class ObjectKey {

    private ObjectKey() {}

    static String of(Creator creator, @Nullable String item, Asset asset) {
        String role = asset.role().name().toLowerCase(Locale.ROOT);
        return creator.objectPrefix() + (item == null ? "profile" : segment(item)) + "/" + segment(asset.id()) + "-"
                + role;
    }

    /** An id as ASCII without a slash, which also makes the order of keys the same in Java, SQL and listings. */
    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
