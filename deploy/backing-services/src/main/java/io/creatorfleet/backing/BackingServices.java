package io.creatorfleet.backing;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that gives a test class a database, a virtual host and a bucket of its own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);
 *
 * @DynamicPropertySource
 * static void services(DynamicPropertyRegistry registry) {
 *     services.properties().forEach((name, value) -> registry.add(name, () -> value));
 * }
 * }</pre>
 *
 * The servers behind it start once per process: those that the environment gives (see {@link Given}) are used, else containers
 * where a Docker engine answers, else local processes. All three look the same to a test.
 *
 * <p>What a class was given stays until the process ends, since an application context that the test framework caches goes on
 * using it.
 */
public final class BackingServices implements BeforeAllCallback {

    private final Set<BackingService> wanted;
    private boolean begun;
    private @Nullable Database database;
    private @Nullable Broker broker;
    private @Nullable Bucket bucket;

    private BackingServices(Set<BackingService> wanted) {
        this.wanted = wanted;
    }

    public static BackingServices with(BackingService first, BackingService... others) {
        return new BackingServices(EnumSet.of(first, others));
    }

    /** A nested test class shares what its outer class was given. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (!begun) {
            begin();
        }
    }

    void begin() {
        begun = true;
        String name = "test-" + UUID.randomUUID();
        for (BackingService service : wanted) {
            switch (service) {
                case POSTGRESQL -> database = Origin.database(name);
                case RABBITMQ -> broker = Origin.virtualHost(name);
                case S3 -> bucket = Origin.bucket(name);
            }
        }
    }

    /** The test class's database, empty at its start. */
    public Database database() {
        return present(database, BackingService.POSTGRESQL);
    }

    /** The test class's virtual host, empty at its start. */
    public Broker broker() {
        return present(broker, BackingService.RABBITMQ);
    }

    /** Lets the login of the test class's virtual host declare and delete only what has a name that matches. */
    public void allowToConfigure(String pattern) {
        Origin.allowToConfigure(broker().virtualHost(), pattern);
    }

    /** The test class's bucket, empty at its start. */
    public Bucket bucket() {
        return present(bucket, BackingService.S3);
    }

    /** Everything that was asked for, as Spring properties. */
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        for (BackingService service : wanted) {
            properties.putAll(
                    switch (service) {
                        case POSTGRESQL -> database().properties();
                        case RABBITMQ -> broker().properties();
                        case S3 -> bucket().properties();
                    });
        }
        return properties;
    }

    private static <T> T present(@Nullable T value, BackingService service) {
        if (value == null) {
            throw new IllegalStateException(service + " was not asked for, or its test class has not begun");
        }
        return value;
    }
}
