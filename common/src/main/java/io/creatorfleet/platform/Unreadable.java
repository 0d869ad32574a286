package io.creatorfleet.platform;

/**
 * What could not be understood of a page, or of one of its items.
 *
 * @param reason one sentence
 * @param raw the item as the platform gave it, to be kept until somebody can read it
 */
public record Unreadable(String reason, String raw) {}
