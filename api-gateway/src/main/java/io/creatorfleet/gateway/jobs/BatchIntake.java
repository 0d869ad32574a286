package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes batches apart: a bad entry is refused for itself and keeps no good one back. */
@Component
final class BatchIntake {

    private static final int LARGEST = 1000;
    private static final AdditionRequest NOTHING = new AdditionRequest(null, null);

    /** An entry after its checks: one of the two is there. */
    private record Checked(@Nullable Addition addition, BatchAnswer.@Nullable Refused refused) {

        Checked unlessIn(Set<String> purged) {
            return addition == null || !purged.contains(addition.name())
                    ? this
                    : new Checked(
                            null,
                            new BatchAnswer.Refused(
                                    false,
                                    new AdditionRequest(addition.name(), addition.niche()),
                                    Admission.beingDeleted(addition.name())));
        }
    }

    private final Admission admission;
    private final JobIntake intake;

    BatchIntake(Admission admission, JobIntake intake) {
        this.admission = admission;
        this.intake = intake;
    }

    BatchAnswer accept(BatchRequest batch) {
        List<@Nullable AdditionRequest> entries = batch.creators();
        if (entries == null || entries.isEmpty() || entries.size() > LARGEST) {
            throw Refusal.badRequest("creators must hold 1 to %d entries".formatted(LARGEST));
        }
        List<Checked> checked =
                refusePurged(entries.stream().map(BatchIntake::check).toList());
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

    private List<Checked> refusePurged(List<Checked> entries) {
        Set<String> purged = admission.purged(
                entries.stream().map(Checked::addition).filter(Objects::nonNull).toList());
        return entries.stream().map(entry -> entry.unlessIn(purged)).toList();
    }

    private static Checked check(@Nullable AdditionRequest entry) {
        try {
            return new Checked((entry == null ? NOTHING : entry).onInstagram(), null);
        } catch (Refusal refusal) {
            return new Checked(null, new BatchAnswer.Refused(false, entry, refusal.sentence()));
        }
    }
}
