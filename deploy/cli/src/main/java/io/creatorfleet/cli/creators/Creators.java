package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.creators.CreatorName.Kind;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.gateway.Listing;
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

    /**
     * Those of a kind.
     *
     * @param niche null: of any
     */
    public static Stream<Fields> all(Gateway gateway, Kind kind, @Nullable String niche) {
        return new Listing(
                        gateway, kind.list().with("niche", niche).with("sort", "username"), "creators", Long.MAX_VALUE)
                .stream();
    }
}
