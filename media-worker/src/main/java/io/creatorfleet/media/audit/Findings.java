package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that the audit of one creator is told, to be written to his rows. */
final class Findings implements Audit.Listener {

    // So many orphans point to a cause, not to single objects; more would only make the row large.
    private static final int MOST_ORPHANS = 1000;

    private final Map<Finding, Set<Long>> rows = new EnumMap<>(Finding.class);
    private final List<AuditStore.Row> wrong = new ArrayList<>();
    private final List<StoredObject> orphans = new ArrayList<>();

    @Override
    public void sound(AuditStore.Row row, StoredObject object) {
        of(Finding.OK).add(row.id());
    }

    @Override
    public void differs(Difference difference) {
        AuditStore.Row row = difference.row();
        StoredObject object = difference.object();
        if (row != null) {
            of(Finding.OK).remove(row.id());
            of(difference.finding()).add(row.id());
            wrong.add(row);
        } else if (object != null && orphans.size() < MOST_ORPHANS) {
            orphans.add(object);
        }
    }

    private Set<Long> of(Finding finding) {
        return rows.computeIfAbsent(finding, none -> new LinkedHashSet<>());
    }

    /** The ids of the stored rows, by what was found of them. */
    Map<Finding, Set<Long>> rows() {
        return rows;
    }

    /** Those that a copy of their file mends. */
    List<AuditStore.Row> wrong() {
        return wrong;
    }

    List<StoredObject> orphans() {
        return orphans;
    }
}
