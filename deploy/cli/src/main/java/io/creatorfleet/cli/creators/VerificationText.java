package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Style;
import io.creatorfleet.cli.output.Terminal;
import tools.jackson.databind.JsonNode;

/** A verification as text: what each of the three places says, and every way in which they differ. */
record VerificationText(Terminal terminal) {

    void print(JsonNode answer) {
        Fields verification = new Fields(answer);
        String word = verification.is("consistent") ? "consistent" : "NOT CONSISTENT";
        terminal.line("%s  %s"
                .formatted(
                        terminal.styled(Style.BOLD, SafeText.of(verification.text("username"))),
                        terminal.styled(Style.ofState(word), word)));
        layers(verification);
        for (JsonNode sentence : answer.path("disagreements")) {
            terminal.line("  - " + SafeText.of(sentence.asString("")));
        }
    }

    private void layers(Fields verification) {
        Fields job = verification.at("job");
        if (job.has("id")) {
            terminal.line("  job      %s, reels %s, posts %s, %s files, %s"
                    .formatted(
                            SafeText.of(job.text("state")),
                            held(job.at("reels")),
                            held(job.at("posts")),
                            Quantity.count(job.number("media_stored")),
                            Quantity.bytes(job.count("bytes_stored"))));
        }
        Fields rows = verification.at("rows");
        terminal.line("  rows     reels %s, posts %s, %s files, %s"
                .formatted(
                        Quantity.count(rows.number("reels")),
                        Quantity.count(rows.number("posts")),
                        Quantity.count(rows.at("media").count("stored")),
                        Quantity.bytes(rows.count("bytes"))));
        Fields objects = verification.at("objects");
        terminal.line("  objects  %s, %s objects, %s, %s missing, %s without a row"
                .formatted(
                        SafeText.of(objects.text("state")),
                        Quantity.count(objects.number("objects")),
                        Quantity.bytes(objects.count("bytes")),
                        Quantity.count(objects.number("missing")),
                        Quantity.count(objects.number("orphans"))));
    }

    private static String held(Fields counts) {
        return counts.count("held") + "/" + counts.count("asked");
    }
}
