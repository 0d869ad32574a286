package io.creatorfleet.media.audit;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A report as one JSON object: the differences as they are found, and the summary last. */
final class JsonReport implements Report {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

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
    public void end(Summary summary) {
        out.writeEndArray();
        out.writePOJOProperty("summary", summary);
        out.writeEndObject();
        out.flush();
    }
}
