package io.creatorfleet.simulator.communities;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What posts and subreddits are made up from.
 *
 * @param spelled names that are not written in lower case
 * @param bodies of posts of text
 * @param options of polls
 * @param sites that links lead to
 */
public record Texts(
        Map<String, String> spelled,
        List<String> titles,
        List<String> bodies,
        List<String> options,
        List<String> sites,
        List<String> descriptions,
        List<String> rules) {

    public static final Texts ALL = read();

    private static Texts read() {
        try (InputStream json = Texts.class.getResourceAsStream("texts.json")) {
            return JsonMapper.shared().readValue(json, Texts.class);
        } catch (IOException e) {
            throw new UncheckedIOException("texts.json cannot be read: no subreddits without it", e);
        }
    }
}
