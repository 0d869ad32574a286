package io.creatorfleet.bench.latency;

/** What goes on while the API is asked. */
enum Condition {
    QUIET("all is well"),
    CRASHING("every worker crash-loops"),
    NO_BROKER("RabbitMQ is away");

    private final String words;

    Condition(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
