package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes batches apart: a bad entry is refused for itself and keeps no good one back. */
@Component
final class BatchIntake {

    private static final int LARGEST = 1000;
    private static final AdditionRequest NOTHING = new AdditionRequest(null, null);

    /** An entry after its checks: one of the two is there. */
    private record Checked(@Nullable Addition addition, BatchAnswer.@Nullable Refused refused) {}

    private final JobIntake intake;

    BatchIntake(JobIntake intake) {
        this.intake = intake;
    }

    BatchAnswer accept(BatchRequest batch) {
        List<@Nullable AdditionRequest> entries = batch.creators();
        if (entries == null || entries.isEmpty() || entries.size() > LARGEST) {
            throw Refusal.badRequest("creators must hold 1 to %d entries".formatted(LARGEST));
        }
        List<Checked> checked = new ArrayList<>();
        entries.forEach(entry -> checked.add(check(entry)));
        List<Addition> good = new ArrayList<>();
        for (Checked entry : checked) {
            if (entry.addition() != null) {
                good.add(entry.addition());
            }
        }
        Iterator<Accepted> accepted = intake.accept(good).iterator();
        List<Object> answers = new ArrayList<>();
        checked.forEach(entry -> answers.add(entry.refused() == null ? accepted.next() : entry.refused()));
        return new BatchAnswer(!good.isEmpty(), good.size(), entries.size() - good.size(), answers);
    }

    private static Checked check(@Nullable AdditionRequest entry) {
        try {
            return new Checked((entry == null ? NOTHING : entry).onInstagram(), null);
        } catch (Refusal refusal) {
            return new Checked(null, new BatchAnswer.Refused(false, entry, refusal.sentence()));
        }
    }
}
