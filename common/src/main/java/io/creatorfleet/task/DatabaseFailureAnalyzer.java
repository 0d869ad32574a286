package io.creatorfleet.task;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a process cannot use its database, in a sentence and not in a stack trace. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private static final String ACTION =
            "Check spring.datasource.url, .username and .password, and that PostgreSQL runs.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
        return new FailureAnalysis("The database cannot be used: " + why, ACTION, failure);
    }
}
