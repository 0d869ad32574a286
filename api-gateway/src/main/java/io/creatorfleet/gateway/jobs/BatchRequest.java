package io.creatorfleet.gateway.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request that adds many creators, before any check. */
record BatchRequest(@Nullable List<@Nullable AdditionRequest> creators) {}
