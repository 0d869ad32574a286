package io.creatorfleet.cli.output;

/** How a word stands out where there are colours. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    GOOD("32"),
    BUSY("36"),
    WARNING("33"),
    BAD("31");

    static final String END = "\u001b[0m";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** That of a state: of a job, a creator, a cycle or a comparison. */
    public static Style ofState(String state) {
        return switch (state) {
            case "succeeded", "consistent", "active" -> GOOD;
            case "running", "accepted", "already open" -> BUSY;
            case "incomplete", "stopping", "stalled", "cancelled", "paused" -> WARNING;
            case "failed", "dead", "NOT CONSISTENT", "refused" -> BAD;
            default -> PLAIN;
        };
    }

    String on(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + END;
    }
}
