package io.creatorfleet.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All processes of one machine's fleet.
 *
 * @param backing what the services need to be there before them
 * @param services the four services
 */
record LocalFleet(List<Part> backing, List<Part> services) {

    List<Part> parts() {
        return Stream.concat(backing.stream(), services.stream()).toList();
    }

    Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + name + ", but "
                        + String.join(", ", parts().stream().map(Part::name).toList())));
    }

    /** Starts what does not run, and returns once all are ready; each part that becomes ready is told. */
    void up(Consumer<Part> becameReady) {
        refuseTakenPorts();
        all(backing, part -> start(part, becameReady));
        all(services, part -> start(part, becameReady));
    }

    private static void start(Part part, Consumer<Part> becameReady) {
        boolean ready = part.process().isPresent() && part.isReady();
        part.start();
        if (!ready) {
            becameReady.accept(part);
        }
    }

    /** Stops what was started, the services first, so that none of them misses what it needs while it ends its work. */
    void down(Consumer<Part> stopped) {
        all(services, part -> stop(part, stopped));
        all(backing, part -> stop(part, stopped));
    }

    private static void stop(Part part, Consumer<Part> stopped) {
        boolean ran = part.process().isPresent();
        part.stop();
        if (ran) {
            stopped.accept(part);
        }
    }

    private void refuseTakenPorts() {
        List<String> taken = parts().stream()
                .filter(part -> part.process().isEmpty())
                .flatMap(part -> part.ports().stream()
                        .filter(LocalFleet::isTaken)
                        .map(port -> "Port " + port + " for " + part.name() + " is taken by another program."))
                .toList();
        if (!taken.isEmpty()) {
            throw new IllegalStateException(String.join("\n", taken)
                    + "\nEnd that program, or move the whole fleet: deploy/fleet up --port-base 20000");
        }
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException inUse) {
            return true;
        }
    }

    /** All at once; the first failure ends the wait for the others, which go on by themselves. */
    private static void all(List<Part> parts, Consumer<Part> action) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<Part> running = new ExecutorCompletionService<>(executor);
            parts.forEach(part -> running.submit(() -> action.accept(part), part));
            for (int ended = 0; ended < parts.size(); ended++) {
                await(running, executor);
            }
        }
    }

    private static void await(ExecutorCompletionService<Part> running, ExecutorService executor) {
        try {
            running.take().get();
        } catch (ExecutionException e) {
            executor.shutdownNow();
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
