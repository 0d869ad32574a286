package io.creatorfleet.backing;

/** A server that the fleet stands on. */
public enum BackingService {
    POSTGRESQL,
    RABBITMQ,
    S3
}
