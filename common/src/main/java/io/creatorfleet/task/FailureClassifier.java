package io.creatorfleet.task;

/** Names the class of what a handler threw. A classifier that does not know the exception answers Unexpected. */
@FunctionalInterface
public interface FailureClassifier {
    Failure classify(Exception thrown);
}
