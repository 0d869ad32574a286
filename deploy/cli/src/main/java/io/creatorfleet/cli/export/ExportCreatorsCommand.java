package io.creatorfleet.cli.export;

import io.creatorfleet.cli.creators.CreatorName;
import io.creatorfleet.cli.creators.Creators;
import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Writes the creators that are held. */
@Command(
        name = "creators",
        description = "Write the creators that are held, alphabetically.",
        footer = {
            "  deploy/fleet export creators --niche Space --out space.csv",
            "  deploy/fleet export creators --platform reddit --format jsonl"
        })
final class ExportCreatorsCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "platform",
            "kind",
            "username",
            "display_name",
            "niche",
            "followers",
            "engagement_rate",
            "state",
            "profile_url",
            "picture_url",
            "added_at",
            "profiled_at",
            "refreshed_at");

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "Only those of ${COMPLETION-CANDIDATES}.")
    private @Nullable Platform platform;

    @Option(names = "--niche", paramLabel = "NICHE", description = "Only those of this niche, as it is written.")
    private @Nullable String niche;

    @Mixin
    private Destination destination = new Destination();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        Stream<ObjectNode> documents =
                Creators.all(session.gateway(), platform, niche).map(ExportCreatorsCommand::document);
        destination.write(session, COLUMNS, documents);
        return ExitCode.OK;
    }

    private static ObjectNode document(Fields creator) {
        CreatorName name = CreatorName.ofEntry(creator.text("platform"), creator.text("username"));
        return ((ObjectNode) creator.node()).put("profile_url", name.profile());
    }
}
