package io.creatorfleet.task;

/** A process was started, or found itself, with a configuration under which it could lose work, or let in anybody or nobody. */
public final class UnsafeConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param sentence names the setting or the thing, its value, and what would go wrong
     * @param action what puts it right
     */
    public UnsafeConfigurationException(String sentence, String action) {
        super(sentence);
        this.action = action;
    }

    String action() {
        return action;
    }
}
