package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Style;
import io.creatorfleet.cli.output.Terminal;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Jobs watched to their ends, and shown meanwhile. So many streams are open at a time; the other jobs wait for theirs. */
final class Watch {

    private static final int STREAMS = 24;
    private static final long LOOK_MILLIS = 250;
    private static final Duration LINE_EVERY = Duration.ofSeconds(2);

    private final Session session;
    private final Terminal terminal;
    private final List<String> jobs;
    private final ProgressText text;
    private final JobBoard board = new JobBoard();
    private final Pace pace = new Pace();
    private final long begun = System.nanoTime();
    private Duration nextLine = Duration.ZERO;
    private String lastTrouble = "";

    /** @param title what is watched */
    Watch(Session session, String title, List<String> jobs) {
        this.session = session;
        this.terminal = session.terminal();
        this.jobs = jobs;
        this.text = new ProgressText(terminal, title, jobs.size());
    }

    /**
     * Returns once all have ended; the exit code says whether they succeeded.
     *
     * @param known whether the gateway is known to answer
     */
    int run(boolean known) throws InterruptedException {
        Thread farewell = Thread.ofPlatform().unstarted(this::sayThatItGoesOn);
        Runtime.getRuntime().addShutdownHook(farewell);
        try (ExecutorService streams = Executors.newFixedThreadPool(
                Math.min(STREAMS, jobs.size()), Thread.ofVirtual().factory())) {
            follow(streams, known);
        } finally {
            withdraw(farewell);
        }
        return conclude();
    }

    private void follow(ExecutorService streams, boolean known) throws InterruptedException {
        List<Future<?>> feeds = new ArrayList<>();
        jobs.forEach(job -> feeds.add(streams.submit(() -> follow(job, known))));
        try {
            for (Future<?> feed : feeds) {
                await(feed);
            }
        } finally {
            streams.shutdownNow();
        }
    }

    private static void withdraw(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException alreadyEnding) {
            // It is being said at this moment.
            return;
        }
    }

    private Void follow(String job, boolean known) throws InterruptedException {
        Gateway gateway = session.gateway();
        new JobFeed(gateway, job, this::tell, board::complain).follow(known);
        return null;
    }

    private void tell(JsonNode report) {
        board.tell(report);
        if (session.isJson()) {
            synchronized (terminal) {
                terminal.json(report);
            }
        }
    }

    private void await(Future<?> feed) throws InterruptedException {
        while (true) {
            try {
                feed.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillRunning) {
                show();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(failed);
            }
        }
    }

    private void show() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        Progress progress = board.sum();
        pace.note(elapsed, progress);
        String trouble = board.trouble();
        if (terminal.isTerminal() && !session.isJson()) {
            List<String> lines = new ArrayList<>(text.lines(progress, pace, elapsed));
            if (trouble != null) {
                lines.add("  " + SafeText.of(trouble));
            }
            terminal.rewrite(lines);
        } else if (!session.isJson()
                && elapsed.compareTo(nextLine) >= 0
                && !progress.jobs().isEmpty()) {
            terminal.line(text.line(progress, pace, elapsed));
            nextLine = elapsed.plus(LINE_EVERY);
        }
        if (trouble != null && !trouble.equals(lastTrouble) && (session.isJson() || !terminal.isTerminal())) {
            session.notice(trouble);
        }
        lastTrouble = trouble == null ? "" : trouble;
    }

    private int conclude() {
        nextLine = Duration.ZERO;
        show();
        Progress end = board.sum();
        if (!session.isJson()) {
            terminal.line(terminal.styled(end.hasSucceeded() ? Style.GOOD : Style.BAD, outcome(end)));
            board.unhappy().forEach(this::explain);
        }
        return end.hasSucceeded() ? ExitCode.OK : ExitCode.NO;
    }

    private String outcome(Progress end) {
        String brought = "reels %s, posts %s, %s files, %s in %s"
                .formatted(
                        end.reels(),
                        end.posts(),
                        Quantity.count(end.files()),
                        Quantity.bytes(end.bytes()),
                        Quantity.duration(Duration.ofNanos(System.nanoTime() - begun)));
        String jobsOrJob = jobs.size() == 1 ? "The job has" : "All %d jobs have".formatted(jobs.size());
        return end.hasSucceeded() ? "%s succeeded: %s".formatted(jobsOrJob, brought) : "Not all succeeded: " + brought;
    }

    private void explain(String job, String sentence) {
        terminal.line(SafeText.of(sentence));
        terminal.line("  see why: deploy/fleet dead list --tasks --job " + job);
    }

    private void sayThatItGoesOn() {
        String again = jobs.size() == 1 ? jobs.getFirst() : "JOB (deploy/fleet jobs lists them)";
        if (terminal.isTerminal()) {
            System.err.println();
        }
        session.notice("No longer watched; the fleet goes on with it. Watch again: deploy/fleet watch " + again);
    }
}
