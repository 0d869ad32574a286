package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.creators.CreatorName.Kind;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Listing;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.Table;
import io.creatorfleet.cli.output.Table.Column;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Extent;
import io.creatorfleet.cli.session.Session;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the creators that are held. */
@Command(
        name = "creators",
        description = "List the creators that are held, those with most followers first.",
        footer = {
            "  deploy/fleet creators --niche Space --min-followers 10000 --sort engagement",
            "  deploy/fleet creators --search nasa",
            "  deploy/fleet creators --platform reddit --sort refreshed"
        })
public final class CreatorsCommand implements Callable<Integer> {

    private enum Sort {
        FOLLOWERS,
        ENGAGEMENT,
        ADDED,
        REFRESHED,
        USERNAME;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            defaultValue = "instagram",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Platform platform = Platform.INSTAGRAM;

    @Option(names = "--niche", paramLabel = "NICHE", description = "Only those of this niche, as it is written.")
    private @Nullable String niche;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Only those with this in their names: 3 characters or more.")
    private @Nullable String search;

    @Option(names = "--min-followers", paramLabel = "N", description = "Only those with so many followers or more.")
    private @Nullable Long minFollowers;

    @Option(names = "--sort", paramLabel = "ORDER", description = "By ${COMPLETION-CANDIDATES}. Default: followers.")
    private @Nullable Sort sort;

    @Mixin
    private Extent extent = new Extent();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        for (Kind kind : platform.kinds()) {
            Listing creators = new Listing(
                    session.gateway(),
                    kind.list()
                            .with("niche", niche)
                            .with("q", search)
                            .with("min_followers", minFollowers)
                            .with("sort", sort),
                    "creators",
                    extent.most());
            Table table = new Table(
                    session.terminal(),
                    Column.of("CREATOR", 24),
                    Column.number("FOLLOWERS", 12),
                    Column.number("ENGAGEMENT", 10),
                    Column.of("NICHE", 16),
                    Column.state("STATE", 11),
                    Column.of("REFRESHED", 16),
                    Column.of("NAME", 24));
            extent.print(session, creators, creator -> row(table, creator));
        }
        return ExitCode.OK;
    }

    private static void row(Table table, Fields creator) {
        table.row(
                creator.text("username"),
                Quantity.count(creator.number("followers")),
                Quantity.percent(creator.decimal("engagement_rate")),
                creator.text("niche"),
                creator.text("state"),
                Quantity.ago(creator.time("refreshed_at"), Instant.now()),
                creator.text("display_name"));
    }
}
