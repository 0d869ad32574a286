package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=content-worker",
            "fleet.instagram.graph.user-id=1",
            "fleet.instagram.graph.token=token"
        })
@DirtiesContext // ends the worker before its servers end with the process
class ContentWorkerApplicationIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void startsWithAHandlerForEachOfItsKinds(@Autowired List<TaskHandler> handlers) {
        assertThat(handlers)
                .extracting(TaskHandler::kind)
                .containsExactlyInAnyOrder(TaskKind.CONTENT, TaskKind.RESOLVE, TaskKind.ANALYTICS, TaskKind.SWEEP);
    }

    @Test
    void isNamedAfterItsMachineAndPort(@Value("${fleet.worker.name}") String name) throws UnknownHostException {
        assertThat(name)
                .isEqualTo("content-worker@" + InetAddress.getLocalHost().getHostName() + ":0");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void saysInASentenceEachWhichSettingsAreMissing(CapturedOutput output) {
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.putAll(Map.of("spring.config.name", "content-worker", "server.port", "0"));
        properties.put("fleet.instagram.graph.user-id", "me");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);

        assertThatException().isThrownBy(() -> SpringApplication.run(ContentWorkerApplication.class, arguments));

        assertThat(output)
                .contains(
                        "fleet.instagram.graph.token must be the access token of our own Instagram account; it is not set.")
                .contains(
                        "fleet.instagram.graph.user-id must be the id of our own Instagram account, digits only; it is \"me\".");
    }
}
