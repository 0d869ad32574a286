package io.creatorfleet.simulator.control;

import io.creatorfleet.simulator.graph.Truth;
import io.creatorfleet.simulator.graph.Truths;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what a client must hold, for whoever judges one. */
@RestController
final class TruthController {

    private final Truths truths;

    TruthController(Truths truths) {
        this.truths = truths;
    }

    @GetMapping("/control/truth/{username}")
    ResponseEntity<Truth> truth(
            @PathVariable String username,
            @RequestParam(defaultValue = "90") int reels,
            @RequestParam(defaultValue = "30") int posts) {
        return ResponseEntity.of(truths.of(username, reels, posts));
    }
}
