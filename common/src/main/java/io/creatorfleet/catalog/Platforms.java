package io.creatorfleet.catalog;

import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sources that are configured in this process, one a platform. */
public final class Platforms {

    private final Map<PlatformId, Platform> byId;

    public Platforms(List<Platform> configured) {
        this.byId = configured.stream().collect(Collectors.toUnmodifiableMap(Platform::id, Function.identity()));
    }

    /** The source for a platform; fails naming it when none is configured. */
    public Platform of(PlatformId id) {
        Platform platform = byId.get(id);
        if (platform == null) {
            throw new IllegalStateException("No source is configured for " + id.key() + " in this worker");
        }
        return platform;
    }
}
