package io.creatorfleet.local.recommend;

import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.Location;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how many workers the gateway recommends, and runs as many. */
@Command(
        name = "recommend",
        description =
                "Show how many workers of each kind drain its backlog within the objective, and why so many."
                        + " Ends with 0 when as many run, with 1 when more or fewer should, with 2 when that could not be found out.",
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class RecommendCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Mixin
    private Location location = new Location();

    @Option(names = "--apply", description = "Scale the fleet on this machine so, and end with 0 once it is.")
    private boolean apply;

    @Override
    public Integer call() {
        JsonClient.Answer answer = new JsonClient(URI.create(location.gateway()), LIMIT).get("/api/scaling");
        if (answer.status() == 0) {
            throw new IllegalStateException("The gateway did not answer, see 'deploy/fleet status': " + answer);
        }
        Advice advice = Advice.of(answer.expectSuccess().body());
        advice.lines().forEach(System.out::println);
        Map<String, Integer> changes = advice.changes();
        changes.forEach(this::change);
        return changes.isEmpty() || apply ? 0 : 1;
    }

    private void change(String service, int copies) {
        if (apply) {
            location.scale(service, copies);
            System.out.printf("%s: %d run now%n", service, copies);
        } else {
            System.out.printf("%s: should be %d, as with deploy/fleet scale %s %d%n", service, copies, service, copies);
        }
    }
}
