package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Secrets in files of a folder, as container engines and systemd bring them in. */
@ExtendWith(OutputCaptureExtension.class)
class SecretFilesIT {

    private static final String PASSWORD = "spring.datasource.password";

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    @TempDir
    private Path folder;

    @Test
    void readsEachFromTheFileOfItsName(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve(PASSWORD), services.database().password() + "\n");

        try (FleetProcess process = FleetProcess.start("told by files", withoutSecrets())) {
            assertThat(process.jdbc()
                            .sql("SELECT count(*) FROM task")
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        assertThat(output).doesNotContain(services.database().password());
    }

    @Test
    void showsNoneWhereItIsWrong(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve(PASSWORD), "a-wrong-but-secret-password\n");

        assertThatThrownBy(() -> FleetProcess.start("refused", withoutSecrets()).close())
                .isNotNull();

        assertThat(output)
                .contains("password authentication failed", "spring.datasource.url, .username and .password")
                .doesNotContain("a-wrong-but-secret-password");
    }

    private Map<String, String> withoutSecrets() {
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.remove(PASSWORD);
        properties.put("spring.rabbitmq.host", "localhost");
        properties.put("spring.rabbitmq.port", "1");
        properties.put("fleet.secrets", folder.toString());
        return properties;
    }
}
