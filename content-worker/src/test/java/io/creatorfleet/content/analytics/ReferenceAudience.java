package io.creatorfleet.content.analytics;

import io.creatorfleet.content.analytics.Sample.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What followers say of a creator: how their number grew, and how he does among those that have as many. */
final class ReferenceAudience {

    private ReferenceAudience() {}

    static Map<String, @Nullable Object> of(
            Sample sample, @Nullable BigDecimal engagementRate, Map<String, Integer> n) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, Duration> periods =
                Map.of("24h", Duration.ofHours(24), "7d", Duration.ofDays(7), "30d", Duration.ofDays(30));
        Instant read =
                newest(sample.snapshots(), Instant.MAX).map(Snapshot::takenAt).orElse(Instant.EPOCH);
        periods.forEach((name, period) -> {
            Long before = newest(sample.snapshots(), read.minus(period))
                    .map(Snapshot::followers)
                    .orElse(null);
            Long growth = before == null || sample.followers() == null ? null : sample.followers() - before;
            BigDecimal rate =
                    growth == null || before == null ? null : Exact.quotient(Exact.of(growth), Exact.of(before));
            values.put("follower_growth_" + name, growth);
            values.put("follower_growth_" + name + "_rate", Exact.keep(rate, 6));
            n.put("follower_growth_" + name, growth == null ? 0 : 1);
            n.put("follower_growth_" + name + "_rate", growth == null ? 0 : 1);
        });
        String band = band(sample.followers());
        values.put("band", band);
        List<BigDecimal> peers = band == null || sample.niche() == null ? List.of() : peers(sample, band);
        long below = peers.stream()
                .filter(rate -> engagementRate != null && rate.compareTo(engagementRate) < 0)
                .count();
        BigDecimal share = engagementRate == null ? null : Exact.quotient(Exact.of(below), Exact.of(peers.size()));
        values.put("engagement_percentile_rate", Exact.keep(share, 6));
        n.put("engagement_percentile_rate", peers.size());
        return values;
    }

    private static Optional<Snapshot> newest(List<Snapshot> snapshots, Instant until) {
        return snapshots.stream()
                .filter(snapshot ->
                        snapshot.followers() != null && !snapshot.takenAt().isAfter(until))
                .max(Comparator.comparing(Snapshot::takenAt));
    }

    private static List<BigDecimal> peers(Sample sample, String band) {
        return sample.others().stream()
                .filter(other -> other.platform().equals(sample.platform())
                        && other.kind().equals(sample.kind())
                        && band.equals(band(other.followers()))
                        && Objects.equals(other.niche(), sample.niche()))
                .map(Sample.Peer::engagementRate)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String band(@Nullable Long followers) {
        if (followers == null) {
            return null;
        }
        return followers < 10_000
                ? "nano"
                : followers < 100_000
                        ? "micro"
                        : followers < 500_000 ? "mid" : followers < 1_000_000 ? "macro" : "mega";
    }
}
