package io.creatorfleet.platform.instagram.graph;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked for, from everything wanted down to the proven core. One field that the API's version refuses fails the
 * whole call, so each refusal drops one group of fields, for every later call of this process.
 */
final class Fields {

    private static final Logger LOG = LoggerFactory.getLogger(Fields.class);

    private static final String ACCOUNT = "id,username,biography,website,followers_count,media_count";
    private static final String MEDIA =
            "id,caption,media_type,media_product_type,media_url,permalink,timestamp,like_count,comments_count";
    private static final String CHILDREN = ",children{id,media_type,media_url,permalink,timestamp";

    private final List<String> variants;
    private final AtomicInteger dropped = new AtomicInteger();

    private Fields(String... variants) {
        this.variants = List.of(variants);
    }

    static Fields ofAccount() {
        return new Fields(
                ACCOUNT + ",name,profile_picture_url,follows_count", ACCOUNT + ",name,profile_picture_url", ACCOUNT);
    }

    static Fields ofMedia() {
        return new Fields(
                MEDIA + ",thumbnail_url,view_count,reposts_count" + CHILDREN + ",thumbnail_url}",
                MEDIA + ",thumbnail_url,view_count" + CHILDREN + ",thumbnail_url}",
                MEDIA + ",thumbnail_url" + CHILDREN + ",thumbnail_url}",
                MEDIA + CHILDREN + "}");
    }

    /** What to ask for now. */
    String current() {
        return variants.get(dropped.get());
    }

    /**
     * Drops the last group of what was refused, unless another call has done so meanwhile.
     *
     * @return whether less than what was refused can be asked for
     */
    boolean drop(String refused, String message) {
        int number = variants.indexOf(refused);
        if (number == variants.size() - 1) {
            return false;
        }
        if (dropped.compareAndSet(number, number + 1)) {
            LOG.warn(
                    "Instagram refuses a field ({}); from now on it is asked for {} only",
                    message,
                    variants.get(number + 1));
        }
        return true;
    }
}
