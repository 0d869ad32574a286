package io.creatorfleet.local.chaos;

import io.creatorfleet.backing.Command;
import io.creatorfleet.local.Part;
import java.time.Duration;
import java.util.function.Function;

/** Harm to the processes of services. */
final class ServiceFaults {

    private static final Duration START = Duration.ofSeconds(20);

    private final Function<String, Part> parts;
    private final Supervisor supervisor;
    private final Outages outages;

    ServiceFaults(Function<String, Part> parts, Supervisor supervisor, Outages outages) {
        this.parts = parts;
        this.supervisor = supervisor;
        this.outages = outages;
    }

    /** Ends it with a signal that no process sees; the supervisor starts it again. */
    Harm killed(String name) {
        return Harm.atOnce(() -> {
            awaitSibling(name);
            outages.begin(name);
            process(name).destroyForcibly();
        });
    }

    /** Stops it in the middle of whatever it does, and lets it go on as if no time had passed. */
    Harm stopped(String name) {
        return new Harm(
                () -> {
                    awaitSibling(name);
                    outages.begin(name);
                    signal("STOP", name);
                },
                () -> {
                    signal("CONT", name);
                    outages.end(name);
                });
    }

    private void signal(String signal, String name) {
        Command.of("sh", "-c", "kill -" + signal + " " + process(name).pid()).run();
    }

    /** One that has just ended is about to be started again. */
    private ProcessHandle process(String name) {
        Part part = parts.apply(name);
        Pause.until(START, () -> part.process().isPresent());
        return part.process().orElseThrow(() -> new IllegalStateException(name + " does not run"));
    }

    /** Of two gateways one answers: where the other is still starting, this one is spared until then. */
    private void awaitSibling(String name) {
        if (name.startsWith(Target.GATEWAY.key())) {
            supervisor.awaitAllOf(Target.GATEWAY);
        }
    }
}
