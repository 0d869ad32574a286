package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes Reddit's communities and users in: each becomes a job, and the answer says which. */
@RestController
@OpenTo(Audience.CLIENTS)
@RequestMapping(path = "/api/reddit", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Adding creators")
final class AddToRedditController {

    /** The body of a request that adds a community, before any check. */
    record SubredditRequest(@Nullable String name, @Nullable String niche) {}

    private final Reception reception;

    AddToRedditController(Reception reception) {
        this.reception = reception;
    }

    @PostMapping("/subreddit/add")
    @Operation(summary = "Add a subreddit", description = "Opens a job, or joins the one that is open for it.")
    @OpensJob
    ResponseEntity<Object> addSubreddit(
            @RequestBody SubredditRequest body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            HttpServletRequest request)
            throws InterruptedException {
        AdditionRequest given = new AdditionRequest(body.name(), body.niche());
        return reception.answer(request, given, Addition.subreddit(body.name(), body.niche()), prefer);
    }

    @PostMapping("/user/add")
    @Operation(
            summary = "Add a user of Reddit",
            description = "Opens a job, or joins the one that is open for the user.")
    @OpensJob
    ResponseEntity<Object> addUser(
            @RequestBody AdditionRequest body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            HttpServletRequest request)
            throws InterruptedException {
        return reception.answer(request, body, Addition.redditUser(body.username(), body.niche()), prefer);
    }
}
