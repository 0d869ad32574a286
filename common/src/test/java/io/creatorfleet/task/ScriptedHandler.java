package io.creatorfleet.task;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A handler that does what the test says and remembers which tasks it was given. */
final class ScriptedHandler implements TaskHandler {

    /** What a handler does with a task. */
    interface Script {
        Verdict run(Task task) throws Exception;
    }

    private final TaskKind kind;
    private final Script script;
    private final List<Task> begun = new CopyOnWriteArrayList<>();

    ScriptedHandler(TaskKind kind, Script script) {
        this.kind = kind;
        this.script = script;
    }

    /** A handler whose runs all succeed. */
    static ScriptedHandler succeeding(TaskKind kind) {
        return new ScriptedHandler(kind, task -> done());
    }

    static Verdict done() {
        return new Verdict.Done(Results.NONE);
    }

    static Verdict then(FollowUp... followUps) {
        return new Verdict.Done(() -> List.of(followUps));
    }

    /** A script that never ends by itself. */
    static Script hanging() {
        return task -> {
            new CountDownLatch(1).await();
            return done();
        };
    }

    @Override
    public TaskKind kind() {
        return kind;
    }

    @Override
    public Verdict handle(Task task) throws Exception {
        begun.add(task);
        return script.run(task);
    }

    List<Task> begun() {
        return begun;
    }
}
