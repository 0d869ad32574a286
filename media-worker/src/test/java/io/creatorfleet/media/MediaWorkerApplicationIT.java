package io.creatorfleet.media;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=media-worker", "fleet.worker.name=test"})
@DirtiesContext // ends the worker before its servers end with the process
class MediaWorkerApplicationIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void startsWithAHandlerForEachOfItsKinds(@Autowired List<TaskHandler> handlers) {
        assertThat(handlers)
                .extracting(TaskHandler::kind)
                .containsExactlyInAnyOrder(TaskKind.MEDIA, TaskKind.AUDIT, TaskKind.PURGE);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void saysInASentenceEachWhichSettingsAreMissing(CapturedOutput output) {
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.putAll(Map.of("spring.config.name", "media-worker", "server.port", "0"));
        properties.putAll(Map.of("fleet.s3.bucket", "", "fleet.s3.secret-key", ""));
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);

        assertThatException().isThrownBy(() -> SpringApplication.run(MediaWorkerApplication.class, arguments));

        assertThat(output)
                .contains("fleet.s3.bucket must name the bucket; it is empty.")
                .contains("fleet.s3.secret-key must be set; it is empty.");
    }
}
