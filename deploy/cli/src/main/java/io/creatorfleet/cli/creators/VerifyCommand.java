package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.Refusal;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.net.HttpURLConnection;
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
            "Ends with 0 only when all three agree for every one; every way in which they differ is printed.",
            "With --all, one that is deleted meanwhile is passed over and counted apart."
        },
        footer = {"  deploy/fleet verify spacex r/space", "  deploy/fleet verify --all --platform instagram"})
public final class VerifyCommand implements Callable<Integer> {

    /** A creator, and what the comparison of it comes to. */
    private record Comparison(CreatorName creator, Future<JsonNode> answer) {

        JsonNode result() throws InterruptedException {
            try {
                return answer.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(failed);
            }
        }
    }

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
    private int gone;

    @Override
    public Integer call() throws InterruptedException {
        if (all == !names.isEmpty()) {
            throw session.misuse("Name creators, or say --all");
        }
        List<CreatorName> named =
                names.stream().map(name -> Names.read(session, name, platform)).toList();
        VerificationText text = new VerificationText(session.terminal());
        verify(all ? Creators.names(session.gateway(), platform, null).iterator() : named.iterator(), text);
        if (!session.isJson() && (verified > 1 || gone > 0)) {
            String apart = gone == 0 ? "" : ", %d gone meanwhile".formatted(gone);
            session.terminal().line("%d verified, %d not consistent%s".formatted(verified, differ, apart));
        }
        return differ == 0 ? ExitCode.OK : ExitCode.NO;
    }

    /** In their order, a few ahead of the one that is printed. */
    private void verify(Iterator<CreatorName> creators, VerificationText text) throws InterruptedException {
        Queue<Comparison> ahead = new ArrayDeque<>();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            while (creators.hasNext() || !ahead.isEmpty()) {
                while (creators.hasNext() && ahead.size() < Math.max(1, atOnce)) {
                    CreatorName creator = creators.next();
                    Address address = creator.address("verify");
                    ahead.add(new Comparison(
                            creator, executor.submit(() -> session.gateway().get(address))));
                }
                settle(ahead.remove(), text);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private void settle(Comparison comparison, VerificationText text) throws InterruptedException {
        try {
            print(comparison.result(), text);
        } catch (Refusal refusal) {
            // A typed name that is not held is the answer no; a listed one was held just now.
            if (!all || refusal.status() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw refusal;
            }
            gone++;
            session.notice(
                    "%s is gone meanwhile: it is not verified, the other creators are".formatted(comparison.creator()));
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
}
