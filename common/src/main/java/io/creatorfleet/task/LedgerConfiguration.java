package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import io.creatorfleet.task.traces.TracesConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the ledger alone, for a process that needs nothing but its database: no broker, no loops, no runs. */
@Configuration(proxyBeanMethods = false)
@Import({SchemaStore.class, TracesConfiguration.class})
public class LedgerConfiguration {

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    LedgerTransactions ledgerTransactions(TransactionTemplate transactions) {
        return new LedgerTransactions(transactions);
    }

    @Bean
    TaskLedger taskLedger(
            JdbcClient jdbc, LedgerTransactions transactions, ObjectProvider<Abandonment> abandonment, Traces traces) {
        return new TaskLedger(jdbc, transactions, abandonment.getIfAvailable(() -> Abandonment.NONE), traces);
    }
}
