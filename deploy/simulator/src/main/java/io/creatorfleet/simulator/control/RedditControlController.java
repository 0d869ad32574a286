package io.creatorfleet.simulator.control;

import io.creatorfleet.simulator.communities.PostId;
import io.creatorfleet.simulator.communities.Posts;
import io.creatorfleet.simulator.communities.Removal;
import io.creatorfleet.simulator.reddit.RateLimit;
import io.creatorfleet.simulator.reddit.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The levers that only Reddit has. */
@RestController
@RequestMapping("/control/reddit")
final class RedditControlController {

    private final Posts posts;
    private final Tokens tokens;
    private final RateLimit limit;

    RedditControlController(Posts posts, Tokens tokens, RateLimit limit) {
        this.posts = posts;
        this.tokens = tokens;
        this.limit = limit;
    }

    @GetMapping
    RedditState state() {
        return new RedditState(tokens.issued(), limit.use());
    }

    @PostMapping("/revoke")
    void revokeTokens() {
        tokens.revoke();
    }

    @PutMapping("/used")
    RedditState setUsed(@RequestBody Used wanted) {
        limit.set(wanted.used());
        return state();
    }

    @PostMapping("/remove")
    void remove(@RequestBody RemovalRequest request) {
        String by = request.by();
        Removal removal = by == null ? null : Removal.valueOf(by.toUpperCase(Locale.ROOT));
        PostId id = PostId.read(request.name().replaceFirst("^t3_", ""))
                .orElseThrow(() -> new IllegalArgumentException("'" + request.name() + "' names no post"));
        posts.remove(id, removal);
    }

    /**
     * How the API stands.
     *
     * @param tokensIssued since the start
     * @param window calls in these ten minutes
     */
    record RedditState(int tokensIssued, RateLimit.Use window) {}

    record Used(int used) {}

    /**
     * A post to be taken down.
     *
     * @param name such as {@code t3_1abc}
     * @param by the platform's word for who does it; null: it vanishes without a trace
     */
    record RemovalRequest(String name, @Nullable String by) {}
}
