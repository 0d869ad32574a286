package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.EventStream;
import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job as server-sent events: one for each change seen, the last one with its final state.
 *
 * <p>An event is the whole job, and its id stands for that content. A client that comes back with the id of the last
 * event it has seen is sent nothing it knows, by whichever gateway it reaches.
 */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "Jobs")
final class JobEventsController {

    private static final Logger log = LoggerFactory.getLogger(JobEventsController.class);

    private final JobReportStore reports;
    private final JobWatch watch;
    private final JsonMapper json;
    private final GatewayProperties properties;

    JobEventsController(JobReportStore reports, JobWatch watch, JsonMapper json, GatewayProperties properties) {
        this.reports = reports;
        this.watch = watch;
        this.json = json;
        this.properties = properties;
    }

    @GetMapping(path = "/api/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "One job as it changes, until it ends")
    void events(
            @Parameter(description = "The job's id") @PathVariable UUID id,
            @Parameter(description = "The id of the last event that was seen: it is not sent again")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastSeen,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        JobReport now = reports.find(id).orElseThrow(() -> Refusal.notFound("There is no job " + id));
        JobEvent first = JobEvent.of(now, json);
        if (first.last() && first.id().equals(lastSeen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        try (JobWatcher watcher = watch.watch(id)) {
            follow(watcher, first, lastSeen, EventStream.begin(request, response));
        } catch (IOException gone) {
            log.debug("The client has left the events of job {}", id, gone);
        }
    }

    private void follow(JobWatcher watcher, JobEvent first, @Nullable String lastSeen, EventStream stream)
            throws IOException, InterruptedException {
        JobEvent event = first;
        String sent = lastSeen == null ? "" : lastSeen;
        while (true) {
            if (!event.id().equals(sent)) {
                stream.send(event.id(), event.data());
                sent = event.id();
            }
            if (event.last() || watcher.stopped()) {
                return;
            }
            Optional<JobReport> next = watcher.next(properties.heartbeat());
            if (next.isPresent()) {
                event = JobEvent.of(next.get(), json);
            } else {
                stream.beat();
            }
        }
    }
}
