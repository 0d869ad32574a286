package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Compares what is said of a creator with what is there. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "What is held")
final class VerificationController {

    private final HeldCreators creators;
    private final Verifier verifier;

    VerificationController(HeldCreators creators, Verifier verifier) {
        this.creators = creators;
        this.verifier = verifier;
    }

    @GetMapping({
        "/api/instagram/creator/{name}/verify",
        "/api/reddit/subreddit/{name}/verify",
        "/api/reddit/user/{name}/verify"
    })
    @Operation(
            summary = "The job's claim, the rows and the objects, side by side",
            description = "Waits for an audit of the objects, up to half a minute.")
    Verification verify(@Parameter(hidden = true) CreatorKind kind, @NameOfCreator @PathVariable String name)
            throws InterruptedException {
        return verifier.verify(creators.find(kind, name));
    }
}
