package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.creators.CreatorName.Kind;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.gateway.Listing;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All creators that a fleet holds, alphabetically, a page at a time. */
public final class Creators {

    private Creators() {}

    /**
     * Those of a platform.
     *
     * @param platform null: of all
     * @param niche null: of any
     */
    public static Stream<Fields> all(Gateway gateway, @Nullable Platform platform, @Nullable String niche) {
        return Stream.of(Platform.values())
                .filter(one -> platform == null || one == platform)
                .flatMap(one -> one.kinds().stream())
                .flatMap(kind -> all(gateway, kind, niche));
    }

    private static Stream<Fields> all(Gateway gateway, Kind kind, @Nullable String niche) {
        return new Listing(
                        gateway, kind.list().with("niche", niche).with("sort", "username"), "creators", Long.MAX_VALUE)
                .stream();
    }

    /**
     * The names of those of a platform, each once. A name that changed hands may be held twice, one entry after
     * the other, and means its newest holder in both.
     *
     * @param platform null: of all
     * @param niche null: of any
     */
    public static Stream<CreatorName> names(Gateway gateway, @Nullable Platform platform, @Nullable String niche) {
        AtomicReference<String> before = new AtomicReference<>("");
        return all(gateway, platform, niche)
                .map(entry -> CreatorName.ofEntry(entry.text("platform"), entry.text("username")))
                .filter(creator -> {
                    String name = creator.toString().toLowerCase(Locale.ROOT);
                    return !name.equals(before.getAndSet(name));
                });
    }
}
