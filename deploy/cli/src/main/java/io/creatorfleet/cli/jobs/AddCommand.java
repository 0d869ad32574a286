package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.creators.CreatorName;
import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.jobs.NameList.Entry;
import io.creatorfleet.cli.output.Table;
import io.creatorfleet.cli.output.Table.Column;
import io.creatorfleet.cli.session.ExitCode;
import io.creatorfleet.cli.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Adds creators. */
@Command(
        name = "add",
        description = {
            "Add creators: each becomes a job, which fetches the profile, the content and every file of it.",
            "One that is being taken in already keeps its job. Ends with 1 when one was refused, or when a watched job"
                    + " did not succeed."
        },
        footer = {
            "  deploy/fleet add spacex --niche Space --watch",
            "  deploy/fleet add r/space u/spez",
            "  deploy/fleet add --file creators.csv       # a line each: NAME or NAME,NICHE",
            "  cut -f1 list.tsv | deploy/fleet add --file -"
        })
public final class AddCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "An account of Instagram, with or without @; on Reddit r/NAME or u/NAME.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--niche",
            paramLabel = "NICHE",
            description = "The field they work in, unless the list says another for one.")
    private @Nullable String niche;

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "${COMPLETION-CANDIDATES}. Default: as the names say.")
    private @Nullable Platform platform;

    @Option(names = "--file", paramLabel = "LIST", description = "More of them from a file; - reads what is piped in.")
    private @Nullable Path file;

    @Option(names = "--watch", description = "Watch until their jobs have ended.")
    private boolean watch;

    @Mixin
    private Session session = new Session();

    private final Set<String> jobs = new LinkedHashSet<>();
    private @Nullable Table table;
    private int refused;

    @Override
    public Integer call() throws InterruptedException {
        List<Entry> entries = entries();
        if (entries.isEmpty()) {
            throw session.misuse("Whom? Name creators, or a list of them with --file");
        }
        table = new Table(
                session.terminal(), Column.of("CREATOR", 24), Column.state("ANSWER", 12), Column.of("JOB", 36));
        new Intake(session.gateway(), this::tell).add(entries);
        int watched = watch && !jobs.isEmpty()
                ? new Watch(session, title(entries), List.copyOf(jobs)).run(true)
                : ExitCode.OK;
        return refused > 0 ? ExitCode.NO : watched;
    }

    private List<Entry> entries() {
        try {
            List<Entry> entries = new ArrayList<>();
            names.forEach(name -> entries.add(new Entry(CreatorName.of(name, platform), niche)));
            if (file != null) {
                NameList.read(file, platform)
                        .entries()
                        .forEach(entry -> entries.add(entry.niche() == null ? new Entry(entry.name(), niche) : entry));
            }
            return entries;
        } catch (IllegalArgumentException wrong) {
            throw session.misuse(String.valueOf(wrong.getMessage()));
        }
    }

    private static String title(List<Entry> entries) {
        return entries.size() == 1 ? entries.getFirst().name().toString() : entries.size() + " creators";
    }

    private void tell(Entry entry, JsonNode node) {
        Fields answer = new Fields(node);
        String job = answer.at("job").text("id");
        if (job.isEmpty()) {
            refused++;
        } else {
            jobs.add(job);
        }
        if (session.isJson()) {
            session.terminal().json(node);
        } else if (table != null) {
            String word = job.isEmpty() ? "refused" : answer.is("deduplicated") ? "already open" : "accepted";
            table.row(entry.name(), word, job.isEmpty() ? answer.text("error") : job);
        }
    }
}
