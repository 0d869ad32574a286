package io.creatorfleet.simulator.graph;

/** The end of a call that is answered with an error. */
final class GraphRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    GraphRefusal(GraphError error) {
        // The stack of an answer that is meant is of no use, and costs more than the answer.
        super(error.message(), null, false, false);
        this.error = error;
    }

    GraphError error() {
        return error;
    }
}
