package io.creatorfleet.local.demo;

import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.Location;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Adds creators, shows how they come in, verifies what is held. */
@Command(
        name = "demo",
        description = "Start everything, add creators, watch them come in, verify what is held."
                + " Ends with 0 only when every job has succeeded and all is consistent.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 500;

    /** Above the half minute that the gateway waits for an audit. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Mixin
    private Location location = new Location();

    @Option(names = "--username", defaultValue = "spacex", description = "The creator. Default: ${DEFAULT-VALUE}.")
    private String username = "";

    @Option(names = "--niche", defaultValue = "Space", description = "The creator's niche. Default: ${DEFAULT-VALUE}.")
    private @Nullable String niche;

    @Option(
            names = "--creators",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many creators: the named one and, beyond it, name.2 to name.N. Default: ${DEFAULT-VALUE}.")
    private int creators;

    @Override
    public Integer call() throws InterruptedException {
        location.up();
        CreatorApi gateway = new CreatorApi(new JsonClient(URI.create(location.gateway()), LIMIT));
        List<String> names = names();
        List<String> jobs = names.stream().map(name -> gateway.add(name, niche)).toList();
        System.out.println(
                "Added " + (names.size() == 1 ? username : names.size() + " creators") + " in " + location.gateway());
        Progress end = watch(gateway, jobs);
        List<Verification> verified = names.stream()
                .map(name -> Verification.of(name, gateway.verify(name)))
                .toList();
        new Summary(end, verified).print(System.out);
        return end.hasSucceeded() && verified.stream().allMatch(Verification::consistent) ? 0 : 1;
    }

    private List<String> names() {
        return IntStream.rangeClosed(1, creators)
                .mapToObj(number -> number == 1 ? username : username + "." + number)
                .toList();
    }

    private static Progress watch(CreatorApi gateway, List<String> jobs) throws InterruptedException {
        Display display = Display.onOutput();
        long start = System.nanoTime();
        while (true) {
            List<JsonNode> answers = jobs.stream().map(gateway::job).toList();
            Progress progress = Progress.of(answers);
            display.show(progress, Duration.ofNanos(System.nanoTime() - start));
            if (progress.isOver()) {
                return progress;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
