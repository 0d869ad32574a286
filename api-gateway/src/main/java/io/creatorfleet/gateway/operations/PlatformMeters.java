package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.operations.MeasureStore.Token;
import io.creatorfleet.gateway.operations.QueueStore.Upstream;
import io.creatorfleet.task.BacklogStore;
import io.creatorfleet.task.PauseStore.Pause;
import io.creatorfleet.task.PauseStore.Scope;
import io.creatorfleet.task.PauseStore.Source;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The platforms as gauges: what may still be called, what is paused and until when, and how long tokens are good. */
final class PlatformMeters {

    private final MultiGauge limits;
    private final MultiGauge left;
    private final MultiGauge paces;
    private final MultiGauge paused;
    private final MultiGauge tokens;

    PlatformMeters(MeterRegistry registry) {
        limits = QueueMeters.gauges(
                registry, "fleet.platform.budget.limit", "Calls that may be made at once after a rest", null);
        left = QueueMeters.gauges(registry, "fleet.platform.budget.left", "Calls that may be made at once now", null);
        paces = QueueMeters.gauges(registry, "fleet.platform.budget.pace", "Calls a second that are allowed", null);
        paused =
                QueueMeters.gauges(registry, "fleet.platform.paused", "Until the pause of an upstream ends", "seconds");
        tokens = QueueMeters.gauges(
                registry, "fleet.platform.token.expiry", "How long an access token is still good", "seconds");
    }

    void show(List<Upstream> upstreams) {
        limits.register(rows(upstreams, Upstream::capacity), true);
        left.register(rows(upstreams, Upstream::left), true);
        paces.register(rows(upstreams, Upstream::perSecond), true);
    }

    /** Every upstream that has a queue is shown, with 0 while it is not paused. */
    void showPaused(List<BacklogStore.Age> queues, List<Pause> pauses) {
        Stream<String> known = queues.stream().map(BacklogStore.Age::upstream);
        Stream<String> named =
                pauses.stream().filter(PlatformMeters::isOfUpstream).map(Pause::name);
        paused.register(
                Stream.concat(known, named)
                        .distinct()
                        .flatMap(upstream ->
                                Stream.of(Source.values()).<Row<?>>map(source -> row(upstream, source, pauses)))
                        .toList(),
                true);
    }

    void showTokens(List<Token> held) {
        tokens.register(
                held.stream()
                        .<Row<?>>map(token -> Row.of(Tags.of("credential", token.credential()), token.seconds()))
                        .toList(),
                true);
    }

    private static Row<?> row(String upstream, Source source, List<Pause> pauses) {
        return Row.of(
                Tags.of("upstream", upstream, "source", Words.word(source)),
                pauses.stream()
                        .filter(pause ->
                                isOfUpstream(pause) && pause.name().equals(upstream) && pause.source() == source)
                        .mapToDouble(PlatformMeters::secondsLeft)
                        .max()
                        .orElse(0));
    }

    private static boolean isOfUpstream(Pause pause) {
        return pause.scope() == Scope.UPSTREAM;
    }

    /** Until resumed is for ever. */
    private static double secondsLeft(Pause pause) {
        return pause.until() == null
                ? Double.POSITIVE_INFINITY
                : Math.max(0, Duration.between(Instant.now(), pause.until()).toMillis() / 1000.0);
    }

    private static List<Row<?>> rows(List<Upstream> upstreams, ToDoubleFunction<Upstream> figure) {
        return upstreams.stream()
                .<Row<?>>map(of -> Row.of(
                        Tags.of("upstream", of.upstream(), "credential", of.credential()), figure.applyAsDouble(of)))
                .toList();
    }
}
