package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.CallStore;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.MigratedDatabase;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.ScriptedSource;
import io.creatorfleet.platform.TokenStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The adapter between a scripted source and an empty ledger that holds a token, all new before each test. */
final class RedditFixture extends MigratedDatabase implements BeforeEachCallback, AfterEachCallback {

    static final Account.Reference CREATOR = new Account.Reference("t5_sim01", "r/simpics");
    static final Credential CREDENTIAL = new Credential("reddit-our-app", "reddit", 1000, Duration.ofMinutes(10));
    static final String USER_AGENT = "server:io.creatorfleet:1.0 (by /u/fleet)";
    static final String TOKEN = "OLD-TOKEN-000";

    private static final String SECRET = "s3cr3t-of-ours";

    final Budget budget = new Budget(jdbc());
    final TokenStore tokens = new TokenStore(jdbc());
    private @Nullable ScriptedSource source;
    private @Nullable Reddit platform;

    @Override
    public void beforeEach(ExtensionContext context) {
        jdbc().sql("TRUNCATE budget, call_count, pause, access_token").update();
        source = new ScriptedSource();
        platform = another();
        tokens.claim(CREDENTIAL, Duration.ofSeconds(1));
        tokens.keep(CREDENTIAL, TOKEN, Duration.ofHours(1), Duration.ofHours(2));
    }

    /** The adapter as another process of the fleet has it. */
    Reddit another() {
        URI address = source().address();
        RedditProperties properties = new RedditProperties(
                address,
                address.resolve("/api/v1/access_token"),
                "our-app",
                SECRET,
                USER_AGENT,
                100,
                100,
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
        Calls calls = new Calls(budget, new CallStore(jdbc()), new SimpleMeterRegistry(), Tracer.NOOP);
        Upstream upstream = new Upstream(properties, budget, calls);
        AccessToken token = new AccessToken(properties, tokens, upstream);
        return new Reddit(new RedditClient(properties, token, upstream, calls), properties.pageSize());
    }

    Reddit platform() {
        return Objects.requireNonNull(platform);
    }

    ScriptedSource source() {
        return Objects.requireNonNull(source);
    }

    void forgetToken() {
        jdbc().sql("TRUNCATE access_token").update();
    }

    List<String> secrets() {
        return List.of(TOKEN, SECRET, "NEW-TOKEN", "SIMULATED-TOKEN");
    }

    void exhaustBudget() throws PlatformException {
        for (int call = 0; call < CREDENTIAL.calls() * 3 / 100; call++) {
            budget.take(CREDENTIAL);
        }
    }

    String pause() {
        return jdbc().sql(
                        "SELECT reason FROM pause WHERE scope = 'UPSTREAM' AND name = 'reddit' AND source = 'PLATFORM'")
                .query(String.class)
                .single();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        source().close();
    }
}
