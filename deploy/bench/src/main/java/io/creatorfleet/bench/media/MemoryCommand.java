package io.creatorfleet.bench.media;

import io.creatorfleet.backing.Command;
import io.creatorfleet.bench.measure.Memory;
import io.creatorfleet.bench.measure.Table;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Does the media worker need more memory for larger files? */
@picocli.CommandLine.Command(
        name = "memory",
        description = "Does the media worker need more memory for larger files?",
        mixinStandardHelpOptions = true)
public final class MemoryCommand implements Callable<Integer> {

    private static final int[] MEBIBYTES = {1, 4, 16, 64, 256, 1024, 2048};
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final double MIB = 1 << 20;

    @Option(names = "--at-once", defaultValue = "4", description = "Files at once. Default: ${DEFAULT-VALUE}.")
    private int atOnce;

    @Override
    public Integer call() {
        try (MediaBench bench = MediaBench.start(atOnce)) {
            Table table = new Table(
                    "Memory of the media worker, %d files at once, -Xmx192m; its peak begins anew with each size"
                            .formatted(atOnce),
                    "FILES",
                    "PEAK RESIDENT MiB",
                    "HEAP AFTER COLLECTION MiB");
            // Not counted: the first files bring in the code.
            bench.copyByWorker(new Files(100, 1L << 20));
            bench.copyByWorker(new Files(atOnce, 64L << 20));
            for (int mebibytes : MEBIBYTES) {
                Files files = new Files(atOnce, (long) mebibytes << 20);
                System.err.println(files);
                bench.forgetObjects();
                add(table, bench, files);
            }
            table.print(System.out);
        }
        return 0;
    }

    private static void add(Table table, MediaBench bench, Files files) {
        ProcessHandle worker = bench.worker().process().orElseThrow();
        Memory memory = new Memory(worker);
        memory.resetPeak();
        bench.copyByWorker(files);
        table.add(files, number(memory.peak() / MIB), number(heap(worker) / 1024.0));
    }

    /** What is left of the heap after a collection, in KiB. */
    private static long heap(ProcessHandle worker) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String process = Long.toString(worker.pid());
        Command.of(jcmd, process, "GC.run").run();
        Matcher used = USED.matcher(Command.of(jcmd, process, "GC.heap_info").run());
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
