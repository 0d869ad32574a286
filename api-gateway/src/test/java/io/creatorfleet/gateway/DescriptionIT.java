package io.creatorfleet.gateway;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
final class DescriptionIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    DescriptionIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @Test
    void isValidOpenApi() {
        String document = client.get("/v3/api-docs").body();
        SwaggerParseResult read = read(document);

        assertThat(read(document.replace("\"in\":\"path\"", "\"in\":\"air\"")).getMessages())
                .isNotEmpty();
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).startsWith("3.1");
        assertThat(read.getOpenAPI().getPaths())
                .containsKeys(
                        "/api/instagram/creator/{name}/content/{item}/history",
                        "/api/reddit/subreddit/{name}/content",
                        "/api/reddit/posts");
    }

    @Test
    void saysOfEachOperationWhatItDoesTakesAndAnswers() {
        Map<String, Operation> operations = operations();

        assertThat(operations).hasSizeGreaterThan(40);
        assertThat(operations.values().stream().map(Operation::getOperationId)).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy((name, operation) -> {
            assertThat(operation.getSummary()).as(name).isNotBlank();
            assertThat(operation.getOperationId()).as(name).isNotBlank();
            assertThat(parameters(operation))
                    .allSatisfy(parameter -> assertThat(parameter.getDescription())
                            .as("%s of %s", parameter.getName(), name)
                            .isNotBlank());
            assertThat(operation.getResponses().keySet())
                    .as(name)
                    .contains("4XX", "5XX")
                    .anyMatch(status -> status.startsWith("2"));
            assertThat(operation.getResponses())
                    .as(name)
                    .hasEntrySatisfying(
                            "4XX",
                            refusal -> assertThat(refusal.getContent()).containsOnlyKeys("application/problem+json"));
        });
    }

    @Test
    void saysHowWhatOpensAJobAnswersAndThatItMayBeAskedAgain() {
        Map<String, Operation> operations = operations();

        assertThat(List.of(
                        "POST /api/instagram/creator/add",
                        "POST /api/reddit/subreddit/add",
                        "POST /api/reddit/user/add"))
                .map(operations::get)
                .allSatisfy(operation -> {
                    assertThat(operation.getResponses()).containsKeys("200", "202", "429");
                    assertThat(parameters(operation).map(Parameter::getName)).contains("Idempotency-Key", "Prefer");
                });
    }

    @Test
    void saysHowAKeyIsGivenAndWhichOperationsNeedOne() {
        assertThat(read(client.get("/v3/api-docs").body())
                        .getOpenAPI()
                        .getComponents()
                        .getSecuritySchemes())
                .containsOnlyKeys("bearer", "header");
        assertThat(operations()).allSatisfy((name, operation) -> {
            boolean open = List.of("GET /health", "GET /ready", "GET /alive").contains(name);
            assertThat(operation.getSecurity()).as(name).satisfies(needed -> {
                if (open) {
                    assertThat(needed).isNull();
                } else {
                    assertThat(needed).hasSize(2);
                }
            });
            assertThat(operation.getDescription()).as(name).containsAnyOf("a key with the role", "networks");
        });
    }

    @Test
    void servesAPageThatShowsIt() {
        assertThat(client.get("/docs").status()).isEqualTo(302);
        assertThat(client.get("/swagger-ui/index.html").body()).contains("swagger-ui");
    }

    private static SwaggerParseResult read(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(document, List.of(), options);
    }

    private Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        read(client.get("/v3/api-docs").body())
                .getOpenAPI()
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operations.put(name(method, path), operation)));
        return operations;
    }

    private static String name(PathItem.HttpMethod method, String path) {
        return method + " " + path;
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.of() : operation.getParameters().stream();
    }
}
