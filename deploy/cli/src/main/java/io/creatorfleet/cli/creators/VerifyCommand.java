package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.creators.CreatorName.Kind;
import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Verifies creators. */
@Command(
        name = "verify",
        description = {
            "Compare what a creator's last job claims, the rows that are held and the objects in the bucket.",
            "Ends with 0 only when all three agree for every one; every way in which they differ is printed."
        },
        footer = {"  deploy/fleet verify spacex r/space", "  deploy/fleet verify --all --platform instagram"})
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Accounts of Instagram; on Reddit r/NAME or u/NAME.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "All creators that are held, of all platforms unless one is named.")
    private boolean all;

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "${COMPLETION-CANDIDATES}. Default: as the names say.")
    private @Nullable Platform platform;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many are compared at a time. Default: ${DEFAULT-VALUE}.")
    private int atOnce;

    @Mixin
    private Session session = new Session();

    private int differ;
    private int verified;

    @Override
    public Integer call() throws InterruptedException {
        if (all == !names.isEmpty()) {
            throw session.misuse("Name creators, or say --all");
        }
        List<CreatorName> named =
                names.stream().map(name -> Names.read(session, name, platform)).toList();
        VerificationText text = new VerificationText(session.terminal());
        verify(all ? everybody() : named.iterator(), text);
        if (!session.isJson() && verified > 1) {
            session.terminal().line("%d verified, %d not consistent".formatted(verified, differ));
        }
        return differ == 0 ? ExitCode.OK : ExitCode.NO;
    }

    /** In their order, a few ahead of the one that is printed. */
    private void verify(Iterator<CreatorName> creators, VerificationText text) throws InterruptedException {
        Queue<Future<JsonNode>> ahead = new ArrayDeque<>();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            while (creators.hasNext() || !ahead.isEmpty()) {
                while (creators.hasNext() && ahead.size() < Math.max(1, atOnce)) {
                    Address address = creators.next().address("verify");
                    ahead.add(executor.submit(() -> session.gateway().get(address)));
                }
                print(result(ahead.remove()), text);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static JsonNode result(Future<JsonNode> verification) throws InterruptedException {
        try {
            return verification.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(failed);
        }
    }

    private void print(JsonNode verification, VerificationText text) {
        verified++;
        if (!verification.path("consistent").asBoolean(false)) {
            differ++;
        }
        if (session.isJson()) {
            session.terminal().json(verification);
        } else {
            text.print(verification);
        }
    }

    private Iterator<CreatorName> everybody() {
        Stream<Platform> platforms = platform == null ? Stream.of(Platform.values()) : Stream.of(platform);
        return platforms
                .flatMap(one -> one.kinds().stream())
                .flatMap(kind -> held(kind))
                .iterator();
    }

    private Stream<CreatorName> held(Kind kind) {
        return Creators.all(session.gateway(), kind, null)
                .map(entry -> CreatorName.ofEntry(entry.text("platform"), entry.text("username")));
    }
}
