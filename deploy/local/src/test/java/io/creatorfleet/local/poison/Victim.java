package io.creatorfleet.local.poison;

import io.creatorfleet.task.Lane;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.UUID;

/** A process that hands one task to the profile worker's handler, which has nothing to work with. */
final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws Exception {
        Constructor<?> constructor =
                Class.forName("io.creatorfleet.profile.FetchProfileHandler").getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        TaskHandler handler = (TaskHandler) constructor.newInstance(new Object[constructor.getParameterCount()]);
        Task task = new Task(
                1,
                new UUID(0, 1),
                TaskKind.PROFILE,
                1,
                "instagram",
                Lane.INTERACTIVE,
                arguments[0],
                "{}",
                0,
                Duration.ZERO,
                1);
        try {
            handler.handle(task);
        } catch (NullPointerException nothingToWorkWith) {
            System.out.println("spared");
        }
    }
}
