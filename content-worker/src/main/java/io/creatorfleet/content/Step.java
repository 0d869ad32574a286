package io.creatorfleet.content;

import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Feed;
import java.util.UUID;

/** One page of a job's walk through a feed. */
record Step(UUID job, Feed feed, PagePayload page) {}
