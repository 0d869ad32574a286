package io.creatorfleet.platform.reddit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the API, with GET.
 *
 * @param about whom it concerns; null: nobody, so that no answer can say he is missing
 */
record Question(@Nullable RedditName about, String template, Map<String, String> variables) {

    // Without it, &, < and > are escaped in every text, links included, whose signatures then break.
    private static final String RAW = "raw_json=1";

    static Question account(RedditName name) {
        String path = name.community() ? "/r/{name}/about" : "/user/{name}/about";
        return new Question(name, path + "?" + RAW, Map.of("name", name.plain()));
    }

    static Question rules(RedditName name) {
        return new Question(name, "/r/{name}/about/rules?" + RAW, Map.of("name", name.plain()));
    }

    static Question page(RedditName name, FeedKind feed, int size, @Nullable String cursor) {
        Map<String, String> variables = new HashMap<>(Map.of("name", name.plain(), "limit", Integer.toString(size)));
        String template = feed.path() + "limit={limit}&" + RAW;
        if (cursor == null) {
            return new Question(name, template, variables);
        }
        variables.put("after", cursor);
        return new Question(name, template + "&after={after}", variables);
    }

    static Question items(List<String> fullnames) {
        return new Question(null, "/api/info?id={ids}&" + RAW, Map.of("ids", String.join(",", fullnames)));
    }

    /** Whom it concerns, for texts. */
    String subject() {
        return about == null ? "what was asked" : about.toString();
    }
}
