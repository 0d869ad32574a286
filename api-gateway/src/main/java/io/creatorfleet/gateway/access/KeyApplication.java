package io.creatorfleet.gateway.access;

import io.creatorfleet.task.LedgerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * A process that gives out or takes back a key and ends. It has the settings of the gateway, needs the database alone, and
 * migrates it as the gateway does: the first key comes before the first start.
 */
@Import({LedgerConfiguration.class, ApiKeyStore.class, ActionStore.class, KeyIssuer.class})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
final class KeyApplication {

    private KeyApplication() {}

    static ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication(KeyApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        // The key alone goes to the standard output, which is where the log goes as well.
        return application.run("--logging.level.root=error", "--logging.level.io.creatorfleet=error");
    }
}
