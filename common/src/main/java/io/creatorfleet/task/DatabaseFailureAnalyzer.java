package io.creatorfleet.task;

import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
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
        // Which of the migrations it is that differs stands in the second line.
        int lines = root instanceof FlywayValidateException ? 2 : 1;
        String why = String.valueOf(root.getMessage()).lines().limit(lines).collect(Collectors.joining(": "));
        return new FailureAnalysis("The database cannot be used: " + why, ACTION, failure);
    }
}
