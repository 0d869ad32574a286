package io.creatorfleet.gateway;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long requests wait for PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    // Static: it must exist before the pool does.
    @Bean
    static BeanPostProcessor patience() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new PatientDataSource(pool, PATIENCE) : bean;
            }
        };
    }
}
