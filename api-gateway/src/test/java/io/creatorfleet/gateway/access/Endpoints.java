package io.creatorfleet.gateway.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Every address that is mapped, and whom it is open to, written down by hand: a new one has to be decided here as well. */
final class Endpoints {

    private static final String TABLE = """
            ANYONE    GET    /
            ANYONE    GET    /index.html
            ANYONE    GET    /docs
            ANYONE    GET    /swagger-ui/index.html
            ANYONE    GET    /v3/api-docs
            ANYONE    GET    /v3/api-docs.yaml
            ANYONE    GET    /v3/api-docs/swagger-config
            ANYONE    GET    /error
            NETWORK   GET    /alive
            NETWORK   GET    /ready
            NETWORK   GET    /health
            NETWORK   GET    /actuator
            NETWORK   GET    /actuator/health
            NETWORK   GET    /actuator/health/**
            NETWORK   GET    /actuator/prometheus
            CLIENTS   POST   /api/instagram/creator/add
            CLIENTS   POST   /api/instagram/creator/add-batch
            CLIENTS   POST   /api/reddit/subreddit/add
            CLIENTS   POST   /api/reddit/user/add
            CLIENTS   GET    /api/jobs
            CLIENTS   GET    /api/jobs/{id}
            CLIENTS   GET    /api/jobs/{id}/events
            CLIENTS   GET    /api/instagram/creators
            CLIENTS   GET    /api/instagram/niches
            CLIENTS   GET    /api/instagram/viral
            CLIENTS   GET    /api/instagram/creator/{name}
            CLIENTS   GET    /api/instagram/creator/{name}/verify
            CLIENTS   GET    /api/instagram/creator/{name}/content
            CLIENTS   GET    /api/instagram/creator/{name}/history
            CLIENTS   GET    /api/instagram/creator/{name}/content/{item}/history
            CLIENTS   GET    /api/reddit/subreddits
            CLIENTS   GET    /api/reddit/users
            CLIENTS   GET    /api/reddit/niches
            CLIENTS   GET    /api/reddit/posts
            CLIENTS   GET    /api/reddit/subreddit/{name}
            CLIENTS   GET    /api/reddit/subreddit/{name}/verify
            CLIENTS   GET    /api/reddit/subreddit/{name}/content
            CLIENTS   GET    /api/reddit/subreddit/{name}/history
            CLIENTS   GET    /api/reddit/subreddit/{name}/content/{item}/history
            CLIENTS   GET    /api/reddit/user/{name}
            CLIENTS   GET    /api/reddit/user/{name}/verify
            CLIENTS   GET    /api/reddit/user/{name}/content
            CLIENTS   GET    /api/reddit/user/{name}/history
            CLIENTS   GET    /api/reddit/user/{name}/content/{item}/history
            CLIENTS   GET    /api/{platform}/scraper/status
            CLIENTS   GET    /api/{platform}/scraper/cycle-status
            CLIENTS   GET    /api/{platform}/scraper/success-rate
            CLIENTS   GET    /api/instagram/scraper/cost-metrics
            CLIENTS   GET    /api/reddit/scraper/reddit-api-stats
            CLIENTS   GET    /api/stats
            CLIENTS   GET    /api/overview
            CLIENTS   GET    /api/overview/events
            CLIENTS   GET    /api/throughput
            CLIENTS   GET    /api/queues
            CLIENTS   GET    /api/scaling
            CLIENTS   GET    /api/upstreams
            CLIENTS   GET    /api/dead
            CLIENTS   GET    /api/dead/tasks
            CLIENTS   GET    /api/dead/tasks/{id}
            OPERATORS GET    /api/audit
            OPERATORS POST   /api/jobs/{id}/cancel
            OPERATORS POST   /api/jobs/{id}/retry
            OPERATORS PATCH  /api/instagram/creator/{name}
            OPERATORS PATCH  /api/reddit/subreddit/{name}
            OPERATORS PATCH  /api/reddit/user/{name}
            OPERATORS DELETE /api/instagram/creator/{name}
            OPERATORS DELETE /api/reddit/subreddit/{name}
            OPERATORS DELETE /api/reddit/user/{name}
            OPERATORS POST   /api/{platform}/scraper/start
            OPERATORS POST   /api/{platform}/scraper/stop
            OPERATORS POST   /api/queues/{kind}/pause
            OPERATORS POST   /api/queues/{kind}/resume
            OPERATORS POST   /api/upstreams/{name}/resume
            OPERATORS POST   /api/dead/replay
            OPERATORS POST   /api/dead/dismiss
            OPERATORS POST   /api/dead/restore
            OPERATORS POST   /api/analytics/recompute
            """;

    private static final Map<String, String> EXAMPLES = Map.of(
            "/api/dead/tasks/{id}", "/api/dead/tasks/1",
            "{id}", UUID.randomUUID().toString(),
            "{name}", "nobody",
            "{item}", "1",
            "{kind}", "media",
            "{platform}", "instagram",
            "/**", "/liveness");

    /** A method and an address, as it is mapped, that are open to somebody. */
    record Endpoint(Audience audience, String method, String pattern) {

        /** An address that the pattern leads to. */
        String address() {
            String address = EXAMPLES.getOrDefault(pattern, pattern);
            for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
                address = address.replace(example.getKey(), example.getValue());
            }
            return address;
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private Endpoints() {}

    static Stream<Endpoint> all() {
        return TABLE.lines()
                .map(line -> List.of(line.split(" +")))
                .map(words -> new Endpoint(Audience.valueOf(words.get(0)), words.get(1), words.get(2)));
    }
}
