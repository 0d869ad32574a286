package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.gateway.scrapers.ScraperStore.Standing;
import io.creatorfleet.gateway.scrapers.ScraperView.Changed;
import io.creatorfleet.gateway.scrapers.ScraperView.CostMetrics;
import io.creatorfleet.gateway.scrapers.ScraperView.Cycle;
import io.creatorfleet.gateway.scrapers.ScraperView.Failure;
import io.creatorfleet.gateway.scrapers.ScraperView.RedditApiStats;
import io.creatorfleet.gateway.scrapers.ScraperView.Status;
import io.creatorfleet.gateway.scrapers.ScraperView.SuccessRate;
import io.creatorfleet.platform.PlatformId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts and stops the continuous cycles, and shows them. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "Scrapers")
final class ScraperController {

    private final Scrapers scrapers;
    private final CallReport calls;

    ScraperController(Scrapers scrapers, CallReport calls) {
        this.scrapers = scrapers;
        this.calls = calls;
    }

    @OpenTo(Audience.OPERATORS)
    @PostMapping("/api/{platform}/scraper/start")
    @Operation(summary = "Start a platform's cycle", description = "It goes on where it was. Survives restarts.")
    Changed start(@PathVariable String platform) {
        return new Changed(true, true, "running", scrapers.start(platform(platform)));
    }

    @OpenTo(Audience.OPERATORS)
    @PostMapping("/api/{platform}/scraper/stop")
    @Operation(
            summary = "Stop a platform's cycle",
            description = "Calls under way end; no other is made in the background. Additions and copies go on.")
    Changed stop(@PathVariable String platform) {
        return new Changed(true, false, "stopped", scrapers.stop(platform(platform)));
    }

    @GetMapping("/api/{platform}/scraper/status")
    @Operation(summary = "A platform's cycle: what is wanted of it, what it does, and what last went wrong")
    Status status(@PathVariable String platform) {
        PlatformId id = platform(platform);
        Standing now = scrapers.standing(id);
        return new Status(
                true,
                now.wanted(),
                Scrapers.state(now),
                now.wanted() ? "running" : "stopped",
                Scrapers.obstacle(now),
                now.changedAt(),
                now.due(),
                now.inProgress(),
                now.done(),
                calls.callsToday(id),
                scrapers.lastError(id)
                        .map(error -> new Failure(error.message(), error.at()))
                        .orElse(null));
    }

    @GetMapping("/api/{platform}/scraper/cycle-status")
    @Operation(summary = "How far a platform's cycle is")
    Cycle cycle(@PathVariable String platform) {
        Standing now = scrapers.standing(platform(platform));
        return new Cycle(
                true,
                now.wanted(),
                Scrapers.state(now),
                now.cycle(),
                now.cycleStartedAt(),
                now.creators(),
                now.waiting(),
                now.inProgress(),
                now.done(),
                now.failed());
    }

    @GetMapping("/api/{platform}/scraper/success-rate")
    @Operation(summary = "How many of the calls to a platform's API brought an answer, today and the past week, in UTC")
    SuccessRate successRate(@PathVariable String platform) {
        return calls.successRate(platform(platform));
    }

    @GetMapping("/api/instagram/scraper/cost-metrics")
    @Operation(summary = "What the calls to Instagram's sources cost, today and in a month")
    CostMetrics cost() {
        return calls.cost(PlatformId.INSTAGRAM);
    }

    @GetMapping("/api/reddit/scraper/reddit-api-stats")
    @Operation(summary = "What Reddit last said of our calls")
    RedditApiStats reddit() {
        return calls.reddit();
    }

    private static PlatformId platform(String key) {
        return Stream.of(PlatformId.values())
                .filter(platform -> platform.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no platform " + key));
    }
}
