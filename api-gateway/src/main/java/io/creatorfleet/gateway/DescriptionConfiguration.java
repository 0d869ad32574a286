package io.creatorfleet.gateway;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** What all operations have in common in their description: how lists are paged, and how they refuse. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    private static final String PROBLEM = "Problem";
    private static final Map<String, String> PARAMETERS = Map.of(
            "cursor",
            "Where the list goes on: the cursor of the answer before. The list begins without it. An entry that is not"
                    + " changed meanwhile is given once; one whose sort value changes may be given twice, or not at all",
            "limit",
            "How many entries to give at most: 1 to 200, usually 50",
            "platform",
            "instagram or reddit",
            "Prefer",
            "wait=N: answer with the finished job if it ends within N seconds, 60 at most (RFC 7240)");

    @Bean
    OpenApiCustomizer whatOperationsHaveInCommon() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        operation.setOperationId(name(method, path));
                        complete(operation);
                    }));
        };
    }

    /** The operation's name in generated clients: one handler serves several addresses, so its own would not do. */
    private static String name(PathItem.HttpMethod method, String path) {
        return Pattern.compile("[^a-zA-Z]+")
                .splitAsStream(path.replace("/api/", "/").replace("{", "by-"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining("", method.name().toLowerCase(Locale.ROOT), ""));
    }

    private static void complete(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.stream()
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(PARAMETERS.get(parameter.getName())));
        operation
                .getResponses()
                .addApiResponse("4XX", problem("Refused: the document says why, and names what cannot be taken"))
                .addApiResponse("5XX", problem("Not possible now: 503 with Retry-After while the database is away"));
    }

    private static ApiResponse problem(String description) {
        MediaType document = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM));
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, document));
    }

    /** A problem document of RFC 9457 with the two members that clients of the predecessor look at. */
    private static Schema<?> problem() {
        Schema<?> problem = type("object", "Why a request was not answered as it was meant (RFC 9457)");
        problem.addProperty("type", type("string", "What kind of problem it is; without it the status says that"));
        problem.addProperty("title", type("string", "The status in words"));
        problem.addProperty("status", type("integer", "The status of the answer"));
        problem.addProperty("detail", type("string", "What is wrong, in one sentence"));
        problem.addProperty("instance", type("string", "The address that was asked"));
        problem.addProperty("success", type("boolean", "Always false"));
        problem.addProperty("error", type("string", "The same as detail"));
        return problem;
    }

    private static Schema<?> type(String type, String description) {
        Schema<?> schema = new Schema<>();
        schema.addType(type);
        schema.setDescription(description);
        return schema;
    }
}
