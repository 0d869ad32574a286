package io.creatorfleet.media.audit;

import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A report as one JSON object: the differences as they are found, then what is identical, and the summary last. */
final class JsonReport implements Report {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Groups of identical files, with how many are listed at most. */
    private record Identical(int mostGroups, int mostKeys, List<IdenticalStore.Group> groups) {}

    private final JsonGenerator out;

    JsonReport(Writer out) {
        this.out = JSON.createGenerator(out);
        this.out.writeStartObject();
        this.out.writeArrayPropertyStart("differences");
    }

    @Override
    public void add(Line line) {
        out.writePOJO(line);
    }

    @Override
    public void end(List<IdenticalStore.Group> identical, Summary summary) {
        out.writeEndArray();
        out.writePOJOProperty(
                "identical", new Identical(IdenticalStore.MOST_GROUPS, IdenticalStore.MOST_KEYS, identical));
        out.writePOJOProperty("summary", summary);
        out.writeEndObject();
        out.flush();
    }
}
