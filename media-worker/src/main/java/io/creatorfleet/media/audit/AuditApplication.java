package io.creatorfleet.media.audit;

import io.creatorfleet.catalog.CatalogConfiguration;
import io.creatorfleet.media.bucket.S3Configuration;
import io.creatorfleet.task.LedgerConfiguration;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * A process that audits the whole bucket once and ends. It needs the database and the bucket alone, and has the settings of
 * the media worker.
 */
@Import({
    LedgerConfiguration.class,
    CatalogConfiguration.class,
    S3Configuration.class,
    AuditConfiguration.class,
    BucketAudit.class
})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@EnableConfigurationProperties(BucketAuditProperties.class)
public final class AuditApplication {

    /** The first argument of a process that is to be this. */
    public static final String COMMAND = "audit";

    private static final int SOUND = 0;
    private static final int DIFFERENCES = 1;
    private static final int NOT_DONE = 2;

    private AuditApplication() {}

    /** Audits the bucket; returns 0 when all is sound, 1 when something differs, 2 when that is not known. */
    public static int run(String[] arguments) {
        SpringApplication application = new SpringApplication(AuditApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return context.getBean(BucketAudit.class).run() ? SOUND : DIFFERENCES;
        } catch (RuntimeException | IOException failure) {
            System.err.println("The bucket was not audited to its end: " + failure.getMessage());
            return NOT_DONE;
        }
    }
}
