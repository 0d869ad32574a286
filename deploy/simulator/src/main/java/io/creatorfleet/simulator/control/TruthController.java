package io.creatorfleet.simulator.control;

import io.creatorfleet.simulator.graph.Truth;
import io.creatorfleet.simulator.graph.Truths;
import io.creatorfleet.simulator.reddit.RedditTruth;
import io.creatorfleet.simulator.reddit.RedditTruths;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what a client must hold, for whoever judges one. */
@RestController
final class TruthController {

    private final Truths truths;
    private final RedditTruths redditTruths;

    TruthController(Truths truths, RedditTruths redditTruths) {
        this.truths = truths;
        this.redditTruths = redditTruths;
    }

    @GetMapping("/control/truth/{username}")
    ResponseEntity<Truth> truth(
            @PathVariable String username,
            @RequestParam(defaultValue = "90") int reels,
            @RequestParam(defaultValue = "30") int posts) {
        return ResponseEntity.of(truths.of(username, reels, posts));
    }

    @GetMapping("/control/truth/r/{name}")
    ResponseEntity<RedditTruth> community(
            @PathVariable String name,
            @RequestParam(defaultValue = "30") int posts,
            @RequestParam(defaultValue = "100") int ranked) {
        return ResponseEntity.of(redditTruths.community(name, posts, ranked));
    }

    @GetMapping("/control/truth/u/{name}")
    ResponseEntity<RedditTruth> redditor(@PathVariable String name, @RequestParam(defaultValue = "30") int posts) {
        return ResponseEntity.of(redditTruths.redditor(name, posts));
    }
}
