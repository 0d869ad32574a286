package io.creatorfleet.task;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** Wires the two sides of an isolated task: the process that starts another for it, and that other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IsolationProperties.class)
class IsolationConfiguration {

    @Bean
    Isolation isolation(
            ObjectProvider<ApplicationArguments> arguments,
            IsolationProperties properties,
            TaskLedger ledger,
            Outage outage) {
        List<String> given = arguments.stream()
                .flatMap(all -> List.of(all.getSourceArgs()).stream())
                .toList();
        return new Isolation(OwnCommand.of(given), properties, ledger, outage);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(IsolatedRun.TASK)
    static class OfTheChild {

        @Bean
        IsolatedRun isolatedRun(
                TaskLedger ledger,
                Outage outage,
                Handling handling,
                @Value("${" + IsolatedRun.TASK + "}") long task,
                @Value("${" + IsolatedRun.FENCE + "}") long fence,
                @Value("${" + IsolatedRun.TRACEPARENT + ":}") String traceparent) {
            return new IsolatedRun(ledger, outage, handling, task, fence, traceparent.isEmpty() ? null : traceparent);
        }

        /** Starts none of the process's loops and consumers: its parent has them. */
        @Bean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME)
        LifecycleProcessor nothingStarts() {
            return new DefaultLifecycleProcessor() {
                @Override
                public void onRefresh() {
                    // The one run begins when the context is complete.
                }
            };
        }
    }
}
