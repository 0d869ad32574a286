package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Style;
import io.creatorfleet.cli.output.Terminal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A creator as text: a line for each thing that is known. */
record CreatorText(Terminal terminal, Instant now) {

    private static final int LABEL = 24;
    private static final int DECIMALS = 2;
    private static final double SMALL = 100;

    void print(Fields creator) {
        Fields profile = creator.at("profile");
        terminal.line(terminal.styled(Style.BOLD, SafeText.of(creator.text("username"))) + "  "
                + SafeText.of(profile.text("display_name")));
        profile(creator, profile);
        Fields curated = creator.at("curated");
        line("niche", curated.text("niche"));
        line("review", curated.text("review"));
        line("notes", curated.text("notes"));
        line("source", curated.text("source"));
        freshness(creator);
        analytics(creator.at("analytics"));
        String name = creator.text("username");
        terminal.line("");
        terminal.line(terminal.styled(
                Style.FAINT,
                SafeText.of(
                        "deploy/fleet verify %1$s    deploy/fleet export content %1$s --format csv".formatted(name))));
    }

    private void profile(Fields creator, Fields profile) {
        line("on", "%s, %s, %s".formatted(creator.text("platform"), creator.text("kind"), profile.text("state")));
        line("followers", Quantity.count(profile.number("followers")));
        line("items on the platform", Quantity.count(profile.number("items")));
        line("biography", profile.text("biography"));
        line("website", profile.text("website"));
        line("picture", profile.text("picture_url"));
    }

    private void freshness(Fields creator) {
        Fields freshness = creator.at("freshness");
        line("added", Quantity.ago(freshness.time("added_at"), now));
        line("profile read", Quantity.ago(freshness.time("profiled_at"), now));
        line("all content read", Quantity.ago(freshness.time("refreshed_at"), now));
        Fields job = freshness.at("last_job");
        if (job.has("id")) {
            line("last job", job.text("id") + " " + job.text("state"));
        }
    }

    /** Every metric that is known, with the number of items it rests on. */
    private void analytics(Fields analytics) {
        if (!analytics.node().isObject()) {
            line("analytics", "none computed yet");
            return;
        }
        terminal.line("");
        terminal.line(terminal.styled(
                Style.FAINT, "analytics, computed " + Quantity.ago(analytics.time("computed_at"), now)));
        Fields sizes = analytics.at("n");
        for (Map.Entry<String, JsonNode> metric : analytics.node().properties()) {
            if (metric.getValue().isNumber()) {
                String size = sizes.has(metric.getKey()) ? "   n = " + sizes.text(metric.getKey()) : "";
                line(metric.getKey().replace('_', ' '), number(metric.getKey(), metric.getValue()) + size);
            }
        }
    }

    private static String number(String name, JsonNode value) {
        if (name.endsWith("_rate") || name.equals("coverage")) {
            return Quantity.percent(value.doubleValue());
        }
        if (value.isIntegralNumber() || Math.abs(value.doubleValue()) >= SMALL) {
            return Quantity.count(Math.round(value.doubleValue()));
        }
        return new BigDecimal(value.toString())
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void line(String label, String text) {
        if (!text.isEmpty()) {
            terminal.line("  %s %s".formatted(SafeText.padded(SafeText.of(label), LABEL, false), SafeText.of(text)));
        }
    }
}
