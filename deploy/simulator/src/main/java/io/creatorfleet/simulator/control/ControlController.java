package io.creatorfleet.simulator.control;

import io.creatorfleet.simulator.communities.Communities;
import io.creatorfleet.simulator.conditions.Calls;
import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.conditions.Tally;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Creators;
import io.creatorfleet.simulator.graph.AppUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The levers behind the scenes. */
@RestController
@RequestMapping("/control")
final class ControlController {

    private final Creators creators;
    private final Communities communities;
    private final Faults faults;
    private final SimulatedClock clock;
    private final Tally tally;
    private final AppUsage usage;
    private final Calls calls;

    ControlController(
            Creators creators,
            Communities communities,
            Faults faults,
            SimulatedClock clock,
            Tally tally,
            AppUsage usage,
            Calls calls) {
        this.creators = creators;
        this.communities = communities;
        this.faults = faults;
        this.clock = clock;
        this.tally = tally;
        this.usage = usage;
        this.calls = calls;
    }

    @GetMapping("/state")
    WorldState state() {
        return new WorldState(
                clock.instant(),
                tally.outcomes(),
                tally.creators(),
                tally.bytes(),
                usage.percent(),
                faults.state(),
                creators.renamed(),
                creators.abandoned());
    }

    @DeleteMapping("/state")
    void forgetCounts() {
        tally.clear();
    }

    @PostMapping("/faults")
    Fault addFault(@RequestBody FaultRequest request) {
        Fault fault = request.forCreator(
                request.target() == null ? null : creators.number(request.target()), clock.instant());
        faults.add(fault);
        return fault;
    }

    @DeleteMapping("/faults")
    void clearFaults() {
        faults.clear();
    }

    @DeleteMapping("/faults/{kind}")
    void clearFaults(@PathVariable FaultKind kind) {
        faults.clear(kind);
    }

    @PutMapping("/usage")
    Usage setUsage(@RequestBody Usage wanted) {
        usage.set(wanted.percent());
        return new Usage(usage.percent());
    }

    @PostMapping("/rename")
    Map<String, String> rename(@RequestBody Rename rename) {
        Creator creator = creators.rename(rename.from(), rename.to());
        return Map.of("id", creator.id(), "username", creator.username());
    }

    @PostMapping("/delete")
    void delete(@RequestBody Deletion deletion) {
        if (isOfReddit(deletion.username())) {
            communities.delete(deletion.username());
        } else {
            creators.delete(deletion.username());
        }
    }

    @PostMapping("/grow")
    void grow(@RequestBody Growing growing) {
        if (isOfReddit(growing.username())) {
            communities.grow(growing.username(), growing.items());
        } else {
            creators.grow(growing.username(), growing.items(), clock.ofAccounts());
        }
    }

    @PostMapping("/scale")
    void scale(@RequestBody Scaling scaling) {
        if (isOfReddit(scaling.username())) {
            communities.scale(scaling.username(), scaling.factor());
        } else {
            creators.scale(scaling.username(), scaling.factor());
        }
    }

    @GetMapping("/calls")
    Map<String, Calls.Load> calls(@RequestParam(defaultValue = "PT60S") Duration window) {
        return calls.loads(window);
    }

    private static boolean isOfReddit(String username) {
        return username.contains("/");
    }

    @PostMapping("/clock")
    Map<String, Instant> advance(@RequestBody Advance by) {
        return Map.of("time", clock.advance(by.advance()));
    }

    record Usage(double percent) {}

    record Rename(String from, String to) {}

    record Deletion(String username) {}

    record Growing(String username, int items) {}

    record Scaling(String username, double factor) {}

    record Advance(Duration advance) {}
}
