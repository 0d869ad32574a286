package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.CallStore;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.MigratedDatabase;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.ScriptedSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The adapter between a scripted source and an empty ledger, both new before each test. */
final class GraphFixture extends MigratedDatabase implements BeforeEachCallback, AfterEachCallback {

    static final Account.Reference CREATOR = new Account.Reference("17841400000000901", "simcreator");
    static final int PAGE_SIZE = 8;

    private static final String US = "17841400000000001";
    private static final String TOKEN = "EAAB" + "t0k3n".repeat(20);
    private static final String APP_SECRET = "0123456789abcdef0123456789abcdef";
    // A bucket of 20, so that no test but one about it runs dry.
    private static final long CALLS = 400;

    private final Budget budget = new Budget(jdbc());
    private @Nullable ScriptedSource source;
    private MeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable Platform platform;

    @Override
    public void beforeEach(ExtensionContext context) {
        jdbc().sql("TRUNCATE budget, call_count, pause").update();
        source = new ScriptedSource();
        meters = new SimpleMeterRegistry();
        GraphProperties properties = new GraphProperties(
                source.address(),
                "v26.0",
                US,
                TOKEN,
                APP_SECRET,
                PAGE_SIZE,
                CALLS,
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
        platform = new InstagramGraph(
                new GraphClient(
                        properties,
                        "instagram",
                        budget,
                        new Calls(budget, new CallStore(jdbc()), meters, Tracer.NOOP),
                        new Random(1)),
                PAGE_SIZE);
    }

    Platform platform() {
        return Objects.requireNonNull(platform);
    }

    ScriptedSource source() {
        return Objects.requireNonNull(source);
    }

    MeterRegistry meters() {
        return meters;
    }

    List<String> secrets() {
        return List.of(TOKEN, APP_SECRET, "appsecret_proof", "oh=00_");
    }

    void exhaustBudget() throws PlatformException {
        Credential credential = new Credential("instagram-graph-" + US, "instagram", CALLS, Duration.ofHours(1));
        for (int call = 0; call < CALLS * 3 / 100; call++) {
            budget.take(credential);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        source().close();
    }
}
