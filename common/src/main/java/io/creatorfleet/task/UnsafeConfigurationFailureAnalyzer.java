package io.creatorfleet.task;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a process refuses to start, in a sentence and not in a stack trace. */
final class UnsafeConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeConfigurationException unsafe) {
        return new FailureAnalysis(unsafe.getMessage(), unsafe.action(), unsafe);
    }
}
