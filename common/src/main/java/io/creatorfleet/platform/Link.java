package io.creatorfleet.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to a file on a CDN.
 *
 * @param url as the platform gave it, query included: it is signed, any edit breaks it
 * @param expiresAt when the CDN stops honouring it; null when the link does not say
 */
public record Link(String url, @Nullable Instant expiresAt) {}
