package io.creatorfleet.cli.export;

import io.creatorfleet.cli.creators.CreatorName;
import io.creatorfleet.cli.creators.Creators;
import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Listing;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Writes content that is held. */
@Command(
        name = "content",
        description = "Write the content that is held of creators, the newest of each first.",
        footer = {
            "  deploy/fleet export content spacex --kind reel --out reels.csv",
            "  deploy/fleet export content --niche Space --format jsonl | jq -r .permalink"
        })
final class ExportContentCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "platform",
            "username",
            "author",
            "kind",
            "format",
            "external_id",
            "permalink",
            "published_at",
            "title",
            "caption",
            "views",
            "likes",
            "comments",
            "reposts",
            "upvote_ratio",
            "multiplier",
            "viral",
            "fetched_at",
            "media_urls");

    private enum Kind {
        REEL,
        POST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Of these creators. Default: of all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "Only that of ${COMPLETION-CANDIDATES}.")
    private @Nullable Platform platform;

    @Option(
            names = "--niche",
            paramLabel = "NICHE",
            description = "Only that of creators of this niche, as it is written.")
    private @Nullable String niche;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind kind;

    @Mixin
    private Destination destination = new Destination();

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        if (niche != null && !names.isEmpty()) {
            throw session.misuse("Name creators, or a niche");
        }
        destination.write(session, COLUMNS, creators().flatMap(this::content));
        return ExitCode.OK;
    }

    private Stream<CreatorName> creators() {
        if (!names.isEmpty()) {
            return names.stream().map(this::name).toList().stream();
        }
        return Creators.names(session.gateway(), platform, niche);
    }

    private CreatorName name(String given) {
        try {
            return CreatorName.of(given, platform);
        } catch (IllegalArgumentException wrong) {
            throw session.misuse(String.valueOf(wrong.getMessage()));
        }
    }

    private Stream<ObjectNode> content(CreatorName creator) {
        Listing items = new Listing(
                session.gateway(), creator.address("content").with("kind", kind), "content", Long.MAX_VALUE);
        // A typed name that is not held is the answer no; a listed one was held just now.
        Listing whole = names.isEmpty() ? items.endingWhenGone(() -> tellGone(creator)) : items;
        return whole.stream().map(item -> document(creator, item));
    }

    private void tellGone(CreatorName creator) {
        session.notice("%s is gone meanwhile: no more of it is written, the other creators follow".formatted(creator));
    }

    private static ObjectNode document(CreatorName creator, Fields item) {
        String urls = item.list("media").stream()
                .map(file -> file.text("url"))
                .filter(url -> !url.isEmpty())
                .collect(Collectors.joining(" "));
        return ((ObjectNode) item.node())
                .put("platform", creator.platform().toString())
                .put("media_urls", urls);
    }
}
