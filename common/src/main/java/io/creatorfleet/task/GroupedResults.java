package io.creatorfleet.task;

import java.util.List;

/**
 * What a task has to write, in one statement with what others of its group have to write in the same way.
 *
 * @param writer the same object for all that may be written together
 */
public record GroupedResults<R>(Groups.Transaction<R, List<FollowUp>> writer, R result) implements Results {

    @Override
    public List<FollowUp> write() {
        return writer.apply(List.of(result)).apply(result);
    }
}
