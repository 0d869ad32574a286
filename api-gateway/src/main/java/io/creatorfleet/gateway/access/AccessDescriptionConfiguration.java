package io.creatorfleet.gateway.access;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the description of the API how a key is given, and which operation needs one. */
@Configuration(proxyBeanMethods = false)
class AccessDescriptionConfiguration {

    private static final String BEARER = "bearer";
    private static final String HEADER = "header";

    @Bean
    OpenApiCustomizer howKeysAreGiven() {
        return api -> api.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A key, as Authorization: Bearer KEY"))
                .addSecuritySchemes(
                        HEADER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(SecretKey.HEADER)
                                .description("A key, as X-API-Key: KEY"));
    }

    @Bean
    OperationCustomizer whoMayCall() {
        return (operation, handler) -> {
            Audiences.of(handler).ifPresent(audience -> describe(operation, audience));
            return operation;
        };
    }

    private static void describe(Operation operation, Audience audience) {
        String sentence = switch (audience) {
            case ANYONE -> "";
            case NETWORK -> "Open to the configured networks; from elsewhere it needs the role operator.";
            case CLIENTS -> "Needs a key with the role client or operator.";
            case OPERATORS -> "Needs a key with the role operator.";
        };
        operation.setDescription(Stream.of(Optional.ofNullable(operation.getDescription()), Optional.of(sentence))
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" ")));
        if (audience == Audience.CLIENTS || audience == Audience.OPERATORS) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            operation.addSecurityItem(new SecurityRequirement().addList(HEADER));
        }
    }
}
