package io.creatorfleet.local.demo;

import java.io.PrintStream;
import java.util.List;

/** What is said at the end of a demonstration. */
record Summary(Progress progress, List<Verification> verified) {

    private static final int DISAGREEMENTS_SHOWN = 10;

    void print(PrintStream out) {
        out.println();
        out.println("reels " + progress.reels() + ", posts " + progress.posts() + ", " + progress.objects()
                + " objects, " + ProgressText.size(progress.bytes()));
        verified.forEach(one -> print(one, out));
        long consistent = verified.stream().filter(Verification::consistent).count();
        out.println(
                progress.hasSucceeded() && consistent == verified.size()
                        ? "All jobs succeeded; everything held is consistent."
                        : "NOT GOOD: jobs " + progress.jobs() + ", " + consistent + " of " + verified.size()
                                + " creators consistent.");
    }

    private static void print(Verification one, PrintStream out) {
        out.println(one.username() + ": consistent: " + one.consistent());
        one.layers().forEach((layer, numbers) -> out.printf("  %-8s %s%n", layer, numbers));
        one.disagreements().stream().limit(DISAGREEMENTS_SHOWN).forEach(text -> out.println("  - " + text));
    }
}
