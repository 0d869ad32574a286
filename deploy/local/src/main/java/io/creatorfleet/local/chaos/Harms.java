package io.creatorfleet.local.chaos;

/** The harm behind each kind of fault. */
record Harms(ServiceFaults services, BackingFaults backing, MessageFaults messages, PlatformFaults platform) {

    Harm of(Fault fault) {
        return switch (fault.kind()) {
            case GATEWAY_KILLED, PROFILE_WORKER_KILLED, CONTENT_WORKER_KILLED, MEDIA_WORKER_KILLED ->
                services.killed(fault.on());
            case GATEWAY_STOPPED,
                    PROFILE_WORKER_STOPPED_BRIEFLY,
                    PROFILE_WORKER_STOPPED_PAST_LEASE,
                    CONTENT_WORKER_STOPPED_BRIEFLY,
                    CONTENT_WORKER_STOPPED_PAST_LEASE,
                    MEDIA_WORKER_STOPPED_BRIEFLY,
                    MEDIA_WORKER_STOPPED_PAST_LEASE -> services.stopped(fault.on());
            case POSTGRESQL_RESTARTED -> backing.postgresqlRestarted();
            case POSTGRESQL_CRASHED -> backing.postgresqlCrashed();
            case POSTGRESQL_CONNECTIONS_RESET -> backing.postgresqlConnectionsReset();
            case POSTGRESQL_CONNECTIONS_FROZEN -> backing.postgresqlConnectionsFrozen();
            case POSTGRESQL_SLOW -> backing.postgresqlSlow();
            case RABBITMQ_RESTARTED -> backing.rabbitmqRestarted();
            case RABBITMQ_KILLED -> backing.rabbitmqKilled();
            case RABBITMQ_WIPED -> backing.rabbitmqWiped();
            case RABBITMQ_CONNECTIONS_RESET -> backing.rabbitmqConnectionsReset();
            case RABBITMQ_CONNECTIONS_FROZEN -> backing.rabbitmqConnectionsFrozen();
            case MESSAGES_DUPLICATED -> messages.duplicated();
            case MESSAGES_HELD_BACK -> messages.heldBack();
            case S3_CONNECTIONS_RESET -> backing.s3ConnectionsReset();
            case S3_CONNECTIONS_FROZEN -> backing.s3ConnectionsFrozen();
            case S3_ERRORS -> backing.s3Errors();
            case S3_SLOW -> backing.s3Slow();
            case PLATFORM_THROTTLES -> platform.throttled("APP_THROTTLED", "");
            case PLATFORM_RATE_LIMITS -> platform.throttled("RATE_LIMITED", ", \"delay\": \"PT2S\"");
            case PLATFORM_RATE_LIMITS_WITHOUT_WAIT -> platform.throttled("RATE_LIMITED", ", \"delay\": \"PT0S\"");
            case PLATFORM_ERRORS -> platform.fault("TRANSIENT", "");
            case PLATFORM_HTML -> platform.fault("SERVER_ERROR", "");
            case PLATFORM_BROKEN_JSON -> platform.fault("TRUNCATED_JSON", "");
            case PLATFORM_LATE -> platform.fault("LATENCY", ", \"delay\": \"PT5S\"");
            case CDN_TRUNCATED -> platform.fault("CDN_CUT", ", \"bytes\": 700, \"probability\": 0.5");
            case PLATFORM_SILENT -> platform.fault("HANG", ", \"delay\": \"PT5S\"");
            case CDN_WRONG_LENGTH -> platform.fault("CDN_WRONG_LENGTH", ", \"bytes\": 100, \"probability\": 0.5");
            case CDN_SILENT ->
                platform.fault("CDN_HANG", ", \"bytes\": 700, \"delay\": \"PT5S\", \"probability\": 0.5");
            case CDN_SLOW -> platform.fault("CDN_SLOW", ", \"delay\": \"PT1S\", \"probability\": 0.5");
            case CDN_HTML -> platform.fault("CDN_HTML", ", \"probability\": 0.5");
            case CDN_ERRORS -> platform.fault("CDN_ERROR", ", \"probability\": 0.5");
            case CDN_LINKS_EXPIRED -> platform.fault("CDN_EXPIRED", ", \"probability\": 0.5");
        };
    }
}
