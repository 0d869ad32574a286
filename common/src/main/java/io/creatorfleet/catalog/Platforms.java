package io.creatorfleet.catalog;

import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources that are configured in this process, one a platform. */
public final class Platforms {

    private static final Logger log = LoggerFactory.getLogger(Platforms.class);

    private final Map<PlatformId, Platform> byId;

    public Platforms(List<Platform> configured) {
        Set<PlatformId> off = EnumSet.allOf(PlatformId.class);
        configured.forEach(platform -> off.remove(platform.id()));
        off.forEach(id -> log.info("{} is off: no source is configured for it", id.key()));
        this.byId = configured.stream().collect(Collectors.toUnmodifiableMap(Platform::id, Function.identity()));
    }

    /** The source for a platform, if one is configured. */
    public Optional<Platform> find(PlatformId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The source for a platform; fails naming it when none is configured. */
    public Platform of(PlatformId id) {
        return find(id).orElseThrow(() -> new IllegalStateException(missing(id)));
    }

    /** The words for a platform without a source. */
    public static String missing(PlatformId id) {
        return "No source is configured for %s in this worker: nothing was asked".formatted(id.key());
    }
}
