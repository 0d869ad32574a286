package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.jobs.Niche;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A merge patch of the curated fields: what is absent stays, null clears.
 *
 * @param source which source of Instagram an account is looked up in; null: as the workers are configured
 */
record Curation(Change niche, Change review, Change notes, Change source) {

    private static final Set<String> SOURCES = Set.of("graph", "looter");

    /** @param given whether the field was in the patch */
    record Change(boolean given, @Nullable String text) {}

    static Curation of(JsonNode patch) {
        if (!patch.isObject()) {
            throw Refusal.badRequest("The body must be an object with any of niche, review, notes, source");
        }
        Change niche = change(patch, "niche");
        return new Curation(
                new Change(niche.given, Niche.parse(niche.text)),
                change(patch, "review"),
                change(patch, "notes"),
                source(change(patch, "source")));
    }

    private static Change source(Change change) {
        if (change.text != null && !SOURCES.contains(change.text)) {
            throw Refusal.badRequest("source must be graph, looter or null, not " + change.text);
        }
        return change;
    }

    private static Change change(JsonNode patch, String field) {
        JsonNode value = patch.get(field);
        if (value == null) {
            return new Change(false, null);
        }
        if (value.isNull()) {
            return new Change(true, null);
        }
        if (!value.isString()) {
            throw Refusal.badRequest(field + " must be a text or null");
        }
        return new Change(true, value.stringValue());
    }
}
