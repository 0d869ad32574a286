package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Hands out links to files, each good for a while. */
@Component
public final class Links {

    private final CdnProperties properties;
    private final LinkSigner signer;
    private final Faults faults;

    Links(CdnProperties properties, LinkSigner signer, Faults faults) {
        this.properties = properties;
        this.signer = signer;
        this.faults = faults;
    }

    /**
     * A link to the file as it is handed out now.
     *
     * @param caller the address that the call for it came in at
     */
    public String to(CdnFile file, URI caller, Instant now) {
        URI base = properties.publicUrl() == null ? caller : properties.publicUrl();
        boolean stale = faults.strike(FaultKind.CDN_EXPIRED, file.creator()).isPresent();
        Instant end = stale ? now.minusSeconds(1) : now.plus(lifetime(file, now));
        return base + file.path() + "?" + decoration(file, base.getAuthority()) + "&" + signer.sign(file.path(), end);
    }

    /** Parameters that mean nothing to anyone but the platform. */
    private static String decoration(CdnFile file, String host) {
        String start = "_nc_cat=" + (100 + file.seed().below(12));
        if (file.kind() == CdnFile.Kind.REEL) {
            return start + "&_nc_ht=" + host + "&_nc_sid=5e9851&efg=eyJ2ZW5jb2RlX3RhZyI6InNpbSJ9&vs=0";
        }
        String session = Long.toUnsignedString(file.seed().with("session").value(), 36);
        return start + "&ccb=7-5&_nc_sid=18de74&_nc_ohc=" + session + "&_nc_ht=" + host + "&edm=AL-3X8kEAAAA";
    }

    private Duration lifetime(CdnFile file, Instant now) {
        boolean video = file.kind().isVideo();
        Duration min =
                video ? properties.videoTtl().min() : properties.imageTtl().min();
        Duration max =
                video ? properties.videoTtl().max() : properties.imageTtl().max();
        Seed jitter = file.seed().with(now.truncatedTo(ChronoUnit.HOURS).getEpochSecond());
        return Duration.ofMillis(Math.round(jitter.between(min.toMillis(), max.toMillis()) * properties.ttlScale()));
    }
}
