package io.creatorfleet.backing;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that the environment gives to the tests, which then start none of that kind.
 *
 * <ul>
 *   <li>{@code FLEET_TEST_POSTGRES_URL} (a JDBC URL), {@code …_USER}, {@code …_PASSWORD}: a login that may create databases.
 *   <li>{@code FLEET_TEST_RABBITMQ_HOST}, {@code …_PORT} (5672), {@code …_MANAGEMENT_PORT} (15672), {@code …_USER},
 *       {@code …_PASSWORD}: an administrator.
 *   <li>{@code FLEET_TEST_S3_ENDPOINT} (a URL), {@code …_REGION} (auto), {@code …_ACCESS_KEY}, {@code …_SECRET_KEY}: keys that may
 *       create buckets.
 * </ul>
 */
final class Given {

    private static final Map<String, String> ENVIRONMENT = System.getenv();

    private Given() {}

    static Optional<Database> database() {
        return given("FLEET_TEST_POSTGRES_URL")
                .map(url -> new Database(
                        url, required("FLEET_TEST_POSTGRES_USER"), required("FLEET_TEST_POSTGRES_PASSWORD")));
    }

    static Optional<VirtualHosts> virtualHosts() {
        return given("FLEET_TEST_RABBITMQ_HOST").map(host -> {
            int port = Integer.parseInt(given("FLEET_TEST_RABBITMQ_PORT").orElse("5672"));
            String management = given("FLEET_TEST_RABBITMQ_MANAGEMENT_PORT").orElse("15672");
            Broker broker = new Broker(
                    host, port, required("FLEET_TEST_RABBITMQ_USER"), required("FLEET_TEST_RABBITMQ_PASSWORD"), "/");
            return new VirtualHosts(URI.create("http://" + host + ":" + management), broker);
        });
    }

    static Optional<Bucket> bucket() {
        return given("FLEET_TEST_S3_ENDPOINT")
                .map(endpoint -> new Bucket(
                        URI.create(endpoint),
                        given("FLEET_TEST_S3_REGION").orElse(S3Server.REGION),
                        required("FLEET_TEST_S3_ACCESS_KEY"),
                        required("FLEET_TEST_S3_SECRET_KEY"),
                        ""));
    }

    private static Optional<String> given(String name) {
        return Optional.ofNullable(ENVIRONMENT.get(name)).filter(value -> !value.isBlank());
    }

    private static String required(String name) {
        return given(name)
                .orElseThrow(() -> new IllegalStateException(name + " is missing beside the server it belongs to"));
    }
}
