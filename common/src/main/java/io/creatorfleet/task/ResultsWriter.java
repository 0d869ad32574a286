package io.creatorfleet.task;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes what the runs of a group have to write: one by one, and at last together what one writer has of several. */
final class ResultsWriter {

    private ResultsWriter() {}

    /** Returns what follows from each run. */
    static Map<Held, List<FollowUp>> write(List<TaskLedger.Ended> ended) {
        Map<Held, List<FollowUp>> followUps = new HashMap<>();
        Map<Groups.Transaction<?, List<FollowUp>>, Map<Held, Object>> grouped = new LinkedHashMap<>();
        for (TaskLedger.Ended end : ended) {
            Held claim = Held.of(end.task());
            Results results = results(end.verdict());
            if (results instanceof GroupedResults<?> one) {
                grouped.computeIfAbsent(one.writer(), writer -> new LinkedHashMap<>())
                        .put(claim, one.result());
            } else {
                followUps.put(claim, results.write());
            }
        }
        grouped.forEach((writer, results) -> followUps.putAll(together(writer, results)));
        return followUps;
    }

    private static Results results(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Done done -> done.results();
            case Verdict.Conclude conclude -> conclude.results();
            case Verdict.Snooze snooze -> snooze::followUps;
            case Verdict.Retry retry -> Results.NONE;
            case Verdict.DeadLetter dead -> Results.NONE;
        };
    }

    @SuppressWarnings("unchecked") // A writer comes with results of its own type alone.
    private static <R> Map<Held, List<FollowUp>> together(
            Groups.Transaction<R, List<FollowUp>> writer, Map<Held, ?> results) {
        Map<Held, R> own = (Map<Held, R>) results;
        Function<R, List<FollowUp>> answers = writer.apply(List.copyOf(own.values()));
        Map<Held, List<FollowUp>> followUps = new HashMap<>();
        own.forEach((claim, result) -> followUps.put(claim, answers.apply(result)));
        return followUps;
    }
}
