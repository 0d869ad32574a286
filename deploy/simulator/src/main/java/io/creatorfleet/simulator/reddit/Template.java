package io.creatorfleet.simulator.reddit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A thing of one kind with all the members it always has. */
final class Template {

    private final ObjectNode members;

    Template(String kind) {
        try (InputStream json = Template.class.getResourceAsStream(kind + ".json")) {
            this.members = (ObjectNode) JsonMapper.shared().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(kind + ".json cannot be read: no such things without it", e);
        }
    }

    /** A new thing, to be filled in. */
    ObjectNode create() {
        return members.deepCopy();
    }

    /** Puts a thing under the name of its kind. */
    static ObjectNode wrap(String kind, ObjectNode data) {
        ObjectNode thing = JsonMapper.shared().createObjectNode();
        thing.put("kind", kind);
        thing.set("data", data);
        return thing;
    }

    /** A time as the platform writes it: seconds with a fraction that is always 0. */
    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond() * 10, 1);
    }

    /** What the platform makes of a text for browsers. */
    static String html(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<!-- SC_OFF --><div class=\"md\"><p>" + escaped.replace("\n\n", "</p>\n\n<p>")
                + "</p>\n</div><!-- SC_ON -->";
    }
}
