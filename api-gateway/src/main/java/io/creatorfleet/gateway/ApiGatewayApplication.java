package io.creatorfleet.gateway;

import io.creatorfleet.catalog.CatalogConfiguration;
import io.creatorfleet.gateway.access.KeyCommand;
import io.creatorfleet.gateway.schema.MigrationApplication;
import io.creatorfleet.task.TaskConfiguration;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The HTTP API of the fleet; or, as the first argument wishes, the migration of its database, or the command for its keys. */
@OpenAPIDefinition(
        info = @Info(title = "Creator Fleet", version = "1.0", description = "Takes in social-media creators."))
@SpringBootApplication
@Import({TaskConfiguration.class, CatalogConfiguration.class})
@ConfigurationPropertiesScan
public class ApiGatewayApplication {

    static void main(String[] args) {
        System.setProperty("spring.config.name", "api-gateway");
        switch (args.length == 0 ? "" : args[0]) {
            case MigrationApplication.COMMAND -> System.exit(MigrationApplication.run(args));
            case KeyCommand.NAME -> System.exit(KeyCommand.run(args));
            default -> SpringApplication.run(ApiGatewayApplication.class, args);
        }
    }
}
