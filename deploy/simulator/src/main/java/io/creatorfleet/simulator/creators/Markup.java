package io.creatorfleet.simulator.creators;

/** Texts that do what they say where they are taken for anything but text. */
public final class Markup {

    private Markup() {}

    /** An element that runs a script: whoever shows it as one has {@code window.hostile} set to what the text is about. */
    public static String element(String about) {
        return "<img src=x onerror=\"%s\">".formatted(script(about));
    }

    /** A link that runs the same. */
    static String link(String about) {
        return "javascript:" + script(about);
    }

    private static String script(String about) {
        return "window.hostile='%s'".formatted(about);
    }
}
