package io.creatorfleet.gateway.schema;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that migrates the database, gives each service its rights, and ends. It needs the database alone. */
@Import(MigrationStore.class)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
public final class MigrationApplication {

    /** The first argument of a process that is to be this. */
    public static final String COMMAND = "migrate";

    private MigrationApplication() {}

    /** Returns 0 when the schema is that of this code and the rights are given. */
    public static int run(String[] arguments) {
        SpringApplication application = new SpringApplication(MigrationApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            migrate(
                    context.getBean(MigrationStore.class),
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
            return 0;
        } catch (RuntimeException failure) {
            System.err.println("The database was not migrated to the end, and can be again: " + failure.getMessage());
            return 1;
        }
    }

    private static void migrate(MigrationStore schema, TransactionOperations transactions) {
        List<String> made = schema.migrate();
        System.out.println(made.isEmpty() ? "The schema is up to date." : "Migrated: V" + String.join(", V", made));
        if (schema.hasRoles()) {
            transactions.executeWithoutResult(status -> schema.grant());
            System.out.println("Each service has its rights.");
        } else {
            System.out.println(
                    "There is no role fleet_service: no rights are given (deploy/postgres/roles.sql makes it).");
        }
    }
}
