package io.creatorfleet.platform.instagram.looter;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.CallStore;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.MigratedDatabase;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.ScriptedSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The adapter between a scripted source and an empty ledger, both new before each test. */
final class LooterFixture extends MigratedDatabase implements BeforeEachCallback, AfterEachCallback {

    static final Account.Reference CREATOR = new Account.Reference("pk_6280000901", "simcreator");
    static final String KEY = "l00ter-k3y";
    static final String GATE = "instagram-looter";

    // A bucket of 20, which a test does not empty by chance; the real window is a second.
    private static final long CALLS = 400;

    private final Budget budget = new Budget(jdbc());
    private @Nullable ScriptedSource source;
    private @Nullable Platform platform;

    @Override
    public void beforeEach(ExtensionContext context) {
        jdbc().sql("TRUNCATE budget, call_count, pause").update();
        source = new ScriptedSource();
        LooterProperties properties = new LooterProperties(
                source.address(), KEY, "looter.example", 12, CALLS, 2, Duration.ofSeconds(1), Duration.ofSeconds(2));
        Calls calls = new Calls(budget, new CallStore(jdbc()), new SimpleMeterRegistry(), Tracer.NOOP);
        platform = new InstagramLooter(new LooterClient(properties, GATE, budget, calls), properties);
    }

    Platform platform() {
        return Objects.requireNonNull(platform);
    }

    ScriptedSource source() {
        return Objects.requireNonNull(source);
    }

    /** Uses it up for as long as a test lasts. */
    void exhaustBudget() throws PlatformException {
        budget.take(new Credential("instagram-looter", "instagram", CALLS, Duration.ofSeconds(1), GATE));
        jdbc().sql("UPDATE budget SET tokens = -1e6").update();
    }

    static String sample(String name) {
        String path = "/instagram/looter/" + name + ".json";
        try (InputStream sample = Objects.requireNonNull(LooterFixture.class.getResourceAsStream(path), path)) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<String> secrets() {
        return List.of(KEY);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        source().close();
    }
}
