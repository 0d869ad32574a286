package io.creatorfleet.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.function.Function;

/**
 * The calls to platforms' APIs: each is paid for before it is made, timed, and counted by what came of it, in this
 * process's metrics and, for the whole fleet, in the database. Each is a span, of which the platform learns nothing.
 */
public final class Calls {

    /** One HTTP call. */
    @FunctionalInterface
    public interface Call<T> {
        T make() throws PlatformException;
    }

    private final Budget budget;
    private final CallStore store;
    private final MeterRegistry meters;
    private final Tracer tracer;

    public Calls(Budget budget, CallStore store, MeterRegistry meters, Tracer tracer) {
        this.budget = budget;
        this.store = store;
        this.meters = meters;
        this.tracer = tracer;
    }

    /**
     * Makes a call once there is a token for it.
     *
     * @param outcome names what an answer amounts to, in the metric; few different words
     */
    public <T> T make(PlatformId platform, Credential credential, Call<T> call, Function<T, String> outcome)
            throws PlatformException {
        budget.take(credential);
        Timer.Sample time = Timer.start(meters);
        Span span = tracer.nextSpan().name("call " + platform.key()).start();
        String word = "unexpected";
        try {
            T answer = call.make();
            word = outcome.apply(answer);
            return answer;
        } catch (PlatformException failure) {
            word = word(failure);
            if (!(failure instanceof PlatformException.NotFound)) {
                store.failed(credential, String.valueOf(failure.getMessage()));
            }
            throw failure;
        } finally {
            span.tag("fleet.credential", credential.name())
                    .tag("fleet.outcome", word)
                    .end();
            time.stop(Timer.builder("fleet.platform.calls")
                    .description("HTTP calls to a platform's API, by what came of them")
                    .tag("platform", platform.key())
                    .tag("outcome", word)
                    .register(meters));
        }
    }

    /**
     * Keeps what the platform says of its own count.
     *
     * @param reset how long until it begins to count anew
     */
    public void told(Credential credential, double used, double remaining, Duration reset) {
        store.told(credential, used, remaining, reset);
    }

    private static String word(PlatformException failure) {
        return switch (failure) {
            case PlatformException.NotFound notFound -> "not_found";
            case PlatformException.RateLimited limited -> "rate_limited";
            case PlatformException.Denied denied -> "denied";
            case PlatformException.Unavailable unavailable -> "unavailable";
            case PlatformException.Malformed malformed -> "malformed";
        };
    }
}
