package io.creatorfleet.bench.latency;

import io.creatorfleet.backing.Command;
import io.creatorfleet.local.Part;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.CompletableFuture;

/**
 * The cores of this machine, shared out as hosts would be: what answers the API on one, the workers on another, so that the
 * start of a worker does not take the API's core.
 */
final class Cores {

    static final int API = 0;
    static final int WORKERS = 1;

    private Cores() {}

    /** Keeps a part's process, and all it starts from now on, on the core. */
    static void pin(Part part, int core) {
        ProcessHandle process = part.process()
                .orElseThrow(() -> new IllegalStateException(part.name() + " does not run, so no core can be its own"));
        pin(process.pid(), core);
    }

    /** Keeps this process on the core. */
    static void pinThis(int core) {
        pin(ProcessHandle.current().pid(), core);
    }

    /** Does it, and starts every process that it starts, on the core; returns when it is done. */
    static void on(int core, Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                pinThisThread(core);
                work.run();
                done.complete(null);
            } catch (RuntimeException failure) {
                done.completeExceptionally(failure);
            }
        });
        done.join();
    }

    private static void pin(long process, int core) {
        Command.of("taskset", "-a", "-c", "-p", Integer.toString(core), Long.toString(process))
                .run();
    }

    /** Keeps the calling platform thread, and every process it starts from now on, on the core; as Linux has it. */
    @SuppressWarnings("restricted") // a call out of the JVM: Java has none for this
    static void pinThisThread(int core) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setAffinity = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("sched_setaffinity"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = arena.allocateFrom(ValueLayout.JAVA_LONG, 1L << core);
            int status = (int) setAffinity.invokeExact(0, set.byteSize(), set);
            if (status != 0) {
                throw new IllegalStateException("This thread could not be kept on core " + core);
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("sched_setaffinity could not be called", impossible);
        }
    }
}
