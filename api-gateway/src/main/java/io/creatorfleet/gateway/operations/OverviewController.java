package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.EventStream;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.gateway.operations.OverviewWatch.Onlooker;
import io.creatorfleet.gateway.operations.OverviewWatch.Reading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how the fleet is, once or as it changes. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "Operating")
final class OverviewController {

    private static final Logger log = LoggerFactory.getLogger(OverviewController.class);
    // Readings come every second: who looks on is to know soon that it is those that are missing, and not the stream.
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final OverviewReader reader;
    private final OverviewWatch watch;

    OverviewController(OverviewReader reader, OverviewWatch watch) {
        this.reader = reader;
        this.watch = watch;
    }

    @GetMapping("/api/overview")
    @Operation(
            summary = "How the fleet is: lanes with rates and drain times, upstreams, pauses, workers, the invariant")
    Overview overview() {
        return reader.read();
    }

    @GetMapping(path = "/api/overview/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "The overview once a second, as server-sent events",
            description =
                    "Each is the whole, so none has to be caught up with; the id is the time it was read at. While the"
                            + " database does not answer there are comments instead, every two seconds.")
    void events(HttpServletRequest request, HttpServletResponse response) throws InterruptedException {
        try (Onlooker onlooker = watch.look()) {
            EventStream stream = EventStream.begin(request, response);
            while (watch.isRunning()) {
                Optional<Reading> reading = onlooker.next(BEAT);
                if (reading.isPresent()) {
                    stream.send(reading.get().id(), reading.get().data());
                } else {
                    stream.beat();
                }
            }
        } catch (IOException gone) {
            log.debug("The client has left the overview", gone);
        }
    }
}
