package io.creatorfleet.gateway.access;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.access.GatewayProcess.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command, from an empty database to the first key and its end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KeyCommandIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    @Test
    @Order(1)
    void theGatewayRefusesToStartWithoutAKey() throws Exception {
        End end = GatewayProcess.run(
                services.database(), "--server.port=0", "--fleet.gateway.public-media-url=https://media.example");

        assertThat(end.status()).isNotZero();
        assertThat(end.out() + end.err())
                .contains(
                        "There is no API key, and fleet.gateway.local is false",
                        "java -jar api-gateway-app.jar key create --role operator --name NAME",
                        "fleet.gateway.local=true")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(2)
    void createsAKeyThatIsShownOnceAndKeptNowhere() throws Exception {
        End created = run("create", "--role", "operator", "--name", "olivia", "--per-second", "5");
        String key = created.out().strip();

        assertThat(created.status()).as(created.err()).isZero();
        assertThat(key).matches("cf_[0-9a-f]{48}");
        assertThat(created.err()).contains("Key 1 of olivia, role operator").doesNotContain(key);
        assertThat(jdbc().sql("SELECT name FROM api_key WHERE sha256 = sha256(convert_to(:key, 'UTF8'))")
                        .param("key", key)
                        .query(String.class)
                        .list())
                .containsExactly("olivia");
        assertThat(jdbc().sql("SELECT api_key::text || operator_action::text FROM api_key, operator_action")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(key));
    }

    @Test
    @Order(3)
    void listsKeysWithoutShowingThem() throws Exception {
        End listed = run("list");

        assertThat(listed.status()).isZero();
        assertThat(listed.out()).containsPattern("1 +operator +cf_[0-9a-f]{6} +5.0 .* olivia");
    }

    @Test
    @Order(4)
    void revokesAKeyOnce() throws Exception {
        End revoked = run("revoke", "1");
        End again = run("revoke", "1");
        End unknown = run("revoke", "7");

        assertThat(revoked.status()).isZero();
        assertThat(again.status()).isNotZero();
        assertThat(again.err()).contains("Key 1 of olivia was revoked at");
        assertThat(unknown.err())
                .contains("There is no key 7. Nothing was done.")
                .doesNotContain("\tat ");
        assertThat(jdbc().sql("SELECT action || ' ' || target FROM operator_action ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("key create 1 operator olivia", "key revoke 1 operator olivia");
    }

    @Test
    @Order(5)
    void saysWhatItIsMissing() throws Exception {
        assertThat(run("create", "--role", "king", "--name", "x").err()).contains("--role", "client", "operator");
        assertThat(run("create", "--role", "client").err()).contains("--name");
        assertThat(run("create", "--role", "client", "--name", " ").err()).contains("1 to 80 characters");
        assertThat(run().out()).contains("create", "list", "revoke");
        assertThat(jdbc().sql("SELECT count(*) FROM api_key").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void createsTheKeyOfAFileOnce(@TempDir Path folder) throws Exception {
        String key = "cf_" + "0123456789abcdef".repeat(3);
        Path file = Files.writeString(folder.resolve("key"), key + "\n");
        String[] words = {"create", "--role", "client", "--name", "x", "--file", file.toString()};

        End first = run(words);
        End again = run(words);
        End revoked = run("revoke", "2");
        End after = run(words);
        End none = run("create", "--role", "client", "--name", "x", "--file", folder.toString());
        Files.writeString(file, "password");
        End wrong = run(words);

        assertThat(first.err()).contains("Key 2 of x, role client: the one in " + file);
        assertThat(again.err()).contains("There was such a key already: the one in " + file);
        assertThat(revoked.out()).contains("Key 2 of x is revoked");
        assertThat(List.of(first, again, after)).extracting(End::status).containsOnly(0);
        assertThat(List.of(first, again, after)).noneMatch(end -> (end.out() + end.err()).contains(key));
        assertThat(wrong.status()).isNotZero();
        assertThat(wrong.err())
                .contains("holds no key, which is cf_ and 48 hexadecimal digits")
                .doesNotContain("password");
        assertThat(none.err()).contains(folder + " cannot be read");
        assertThat(jdbc().sql("SELECT name FROM api_key WHERE revoked_at IS NULL")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private static End run(String... arguments) throws IOException, InterruptedException {
        String[] words = new String[arguments.length + 1];
        words[0] = "key";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return GatewayProcess.run(services.database(), words);
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(
                services.database().jdbcUrl(),
                services.database().username(),
                services.database().password()));
    }
}
