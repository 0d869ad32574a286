package io.creatorfleet.task;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dead tasks that somebody means, as a condition on {@code task t JOIN job j ON j.id = t.job_id}. */
public record DeadSelection(String sql, Map<String, Object> values) {

    /** All of them. */
    public static final DeadSelection ALL = new DeadSelection("t.state = 'DEAD'", Map.of());

    public DeadSelection ids(List<Long> ids) {
        return and("t.id = ANY (:ids)", "ids", ids.toArray(Long[]::new));
    }

    public DeadSelection kind(@Nullable TaskKind kind) {
        return and("t.kind = :kind", "kind", kind == null ? null : kind.name());
    }

    public DeadSelection fingerprint(@Nullable String fingerprint) {
        return and("t.fingerprint = :fingerprint", "fingerprint", fingerprint);
    }

    public DeadSelection platform(@Nullable String platform) {
        return and("j.platform = :platform", "platform", platform);
    }

    public DeadSelection job(@Nullable UUID job) {
        return and("t.job_id = :job", "job", job);
    }

    /** Those that died at this time or later. */
    public DeadSelection since(@Nullable Instant since) {
        return and("t.finished_at >= :since::timestamptz", "since", since == null ? null : since.toString());
    }

    /** Those that died before this time. */
    public DeadSelection before(@Nullable Instant before) {
        return and("t.finished_at < :before::timestamptz", "before", before == null ? null : before.toString());
    }

    public DeadSelection dismissed(boolean dismissed) {
        return and("(t.dismissed_at IS NOT NULL) = :dismissed", "dismissed", dismissed);
    }

    /** Those that were put aside at that instant, and so by one request. */
    public DeadSelection dismissedAt(@Nullable Instant at) {
        return and("t.dismissed_at = :dismissedAt::timestamptz", "dismissedAt", at == null ? null : at.toString());
    }

    /** Without a value all stay selected. */
    private DeadSelection and(String condition, String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new DeadSelection(sql + " AND " + condition, more);
    }
}
