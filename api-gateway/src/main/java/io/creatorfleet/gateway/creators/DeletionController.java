package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Deletes creators: rows, objects, open work. */
@RestController
@OpenTo(Audience.OPERATORS)
@Tag(name = "What is held")
final class DeletionController {

    private final HeldCreators creators;
    private final CreatorJobIntake jobs;

    DeletionController(HeldCreators creators, CreatorJobIntake jobs) {
        this.creators = creators;
        this.jobs = jobs;
    }

    @DeleteMapping({"/api/instagram/creator/{name}", "/api/reddit/subreddit/{name}", "/api/reddit/user/{name}"})
    @Operation(
            summary = "Delete a creator: rows, objects, open work",
            description = "Cancels what is being taken in of him. While the job is open he cannot be added (409);"
                    + " once it has succeeded, its purge object says what was removed, and nothing is left. Others"
                    + " who had his name before stay, each until it is asked again; the answer says how many.")
    @ApiResponse(responseCode = "202", description = "Accepted: the job, or the one already under way")
    @ApiResponse(responseCode = "404", description = "No creator of that name is held")
    ResponseEntity<Deletion> delete(
            @Parameter(hidden = true) CreatorKind kind, @NameOfCreator @PathVariable String name) {
        Found creator = creators.find(kind, name);
        Deletion deletion = Deletion.of(creator, creators.others(creator), jobs.purge(creator));
        return ResponseEntity.accepted().location(deletion.location()).body(deletion);
    }
}
