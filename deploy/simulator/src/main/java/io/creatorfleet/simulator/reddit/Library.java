package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.answers.Answer;
import io.creatorfleet.simulator.communities.Communities;
import io.creatorfleet.simulator.communities.Community;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.communities.PostId;
import io.creatorfleet.simulator.communities.Posts;
import io.creatorfleet.simulator.communities.Redditor;
import io.creatorfleet.simulator.communities.Standing;
import io.creatorfleet.simulator.communities.Texts;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.redditcdn.RedditLinks;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of the API. */
@Component
final class Library {

    private static final int MOST_IDS = 100;

    private final Communities communities;
    private final Posts posts;
    private final RedditLinks links;
    private final Faults faults;
    private final SimulatedClock clock;
    private final int depth;

    Library(
            Communities communities,
            Posts posts,
            RedditLinks links,
            Faults faults,
            SimulatedClock clock,
            RedditProperties properties) {
        this.communities = communities;
        this.posts = posts;
        this.links = links;
        this.faults = faults;
        this.clock = clock;
        this.depth = properties.depth();
    }

    ObjectNode community(String name, RedditCall call) {
        Community community = open(name, RedditError.missing());
        return Template.wrap("t5", thing(community, call));
    }

    ObjectNode rules(String name) {
        Community community = open(name, RedditError.missing());
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode rules = document.putArray("rules");
        List<String> texts = Texts.ALL.rules();
        int count = (int) community.seed().with("rules").between(2, texts.size());
        for (int n = 0; n < count; n++) {
            ObjectNode rule = rules.addObject();
            rule.put("kind", n == 0 ? "all" : "link");
            rule.put("description", "Posts & comments that break this are removed.");
            rule.put("short_name", texts.get(n));
            rule.put("violation_reason", texts.get(n));
            rule.put("created_utc", Template.seconds(community.created()));
            rule.put("priority", n);
            rule.put("description_html", Template.html("Posts & comments that break this are removed."));
        }
        document.putArray("site_rules").add("Spam").add("Personal and confidential information");
        document.putArray("site_rules_flow");
        return document;
    }

    ObjectNode posts(String name, Ranking ranking, RedditCall call) {
        Community community = open(name, RedditError.search(name));
        List<Post> list = ranking.order(posts.of(community, depth), call.parameter("t", "day"), now());
        List<Post> pinned = ranking == Ranking.HOT ? posts.stickies(community) : List.of();
        return page(Listing.of(pinned, list, ranking, call), community.number(), call);
    }

    ObjectNode redditor(String name, RedditCall call) {
        Redditor redditor = known(name);
        return Template.wrap("t2", new RedditorThing(redditor, now(), links.from(call.address())).render());
    }

    ObjectNode submitted(String name, RedditCall call) {
        Redditor redditor = known(name);
        if (redditor.standing() == Standing.SUSPENDED) {
            throw new RedditRefusal(RedditError.forbidden());
        }
        List<Post> list = redditor.standing() == Standing.HIDDEN ? List.of() : posts.of(redditor, depth);
        return page(Listing.of(List.of(), list, Ranking.NEW, call), redditor.number(), call);
    }

    /** The things of these names that there are, in the order asked for. */
    ObjectNode info(RedditCall call) {
        List<String> names = Arrays.asList(call.parameter("id", "").split(","));
        if (names.size() > MOST_IDS) {
            throw new RedditRefusal(RedditError.badRequest());
        }
        List<ObjectNode> things = names.stream()
                .map(name -> named(name.strip(), call))
                .flatMap(Optional::stream)
                .toList();
        return Listing.render(things, null, null);
    }

    private Optional<ObjectNode> named(String name, RedditCall call) {
        if (name.startsWith("t3_")) {
            return PostId.read(name.substring(3)).flatMap(posts::find).map(post -> thing(post, call));
        }
        return name.startsWith("t5_")
                ? communities.byId(name.substring(3)).map(community -> Template.wrap("t5", thing(community, call)))
                : Optional.empty();
    }

    private ObjectNode page(Listing listing, long creator, RedditCall call) {
        if (faults.strike(FaultKind.EMPTY_MEDIA, creator).isPresent()) {
            return Listing.render(List.of(), null, null);
        }
        boolean repeated = call.parameter("after") != null
                && faults.strike(FaultKind.REPEATED_CURSOR, creator).isPresent();
        List<ObjectNode> things =
                listing.posts().stream().map(post -> thing(post, call)).toList();
        return Listing.render(things, repeated ? call.parameter("after") : listing.after(), listing.before());
    }

    private ObjectNode thing(Post post, RedditCall call) {
        return Template.wrap("t3", new PostThing(post, now(), links.from(call.address())).render());
    }

    private ObjectNode thing(Community community, RedditCall call) {
        return new CommunityThing(community, now(), links.from(call.address())).render();
    }

    private Instant now() {
        return clock.ofAccounts();
    }

    /** The subreddit of this name, if it lets us in; the answer to a name without one differs. */
    private Community open(String name, Answer missing) {
        Community community = communities.community(name).orElseThrow(() -> new RedditRefusal(missing));
        Answer refusal = refusal(community.standing());
        if (refusal != null) {
            throw new RedditRefusal(refusal);
        }
        return community;
    }

    private static @Nullable Answer refusal(Standing standing) {
        return switch (standing) {
            case PRIVATE -> RedditError.forbidden("private");
            case GOLD_ONLY -> RedditError.forbidden("gold_only");
            case QUARANTINED -> RedditError.quarantined();
            case GATED -> RedditError.forbidden("gated");
            case FORBIDDEN -> RedditError.forbidden();
            case BANNED -> RedditError.banned();
            case LEGAL -> RedditError.legal();
            default -> null;
        };
    }

    private Redditor known(String name) {
        Redditor redditor = communities.redditor(name).orElseThrow(() -> new RedditRefusal(RedditError.missing()));
        if (redditor.standing() == Standing.NONEXISTENT) {
            throw new RedditRefusal(RedditError.noSuchUser());
        }
        return redditor;
    }
}
