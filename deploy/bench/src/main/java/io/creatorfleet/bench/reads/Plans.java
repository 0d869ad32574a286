package io.creatorfleet.bench.reads;

import io.creatorfleet.local.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** By which indexes each endpoint reads, as PostgreSQL explains every statement it runs. */
final class Plans {

    private static final int REQUESTS = 150;
    private static final Pattern ENTRY = Pattern.compile("(?=LOG:  duration)");
    private static final Pattern HELD = Pattern.compile("FROM (creator|content|media|follower_snapshot|\\(SELECT)");
    private static final Pattern INDEX = Pattern.compile("(?:using|Index Scan on) (\\w+)");
    private static final Pattern WHOLE =
            Pattern.compile("Seq Scan on (creator|content|media|follower_snapshot|content_snapshot|analytics|job)\\b");

    private final Client client;
    private final Part postgresql;
    private final Map<Endpoint, Set<String>> indexes = new EnumMap<>(Endpoint.class);
    private boolean sound = true;

    Plans(Client client, Part postgresql) {
        this.client = client;
        this.postgresql = postgresql;
    }

    void look(Endpoint endpoint, Random random) throws IOException, InterruptedException {
        Set<String> used = indexes.computeIfAbsent(endpoint, first -> new TreeSet<>());
        for (int request = 0; request < REQUESTS; request++) {
            long before = Files.size(postgresql.log());
            String path = client.path(endpoint, random);
            client.get(endpoint, path, random);
            String plans = since(before);
            INDEX.matcher(plans).results().forEach(found -> used.add(found.group(1)));
            Matcher whole = WHOLE.matcher(plans);
            if (whole.find()) {
                sound = false;
                used.add("ALL OF " + whole.group(1));
                System.err.printf("%s reads the whole table:%n%s%n", path, plans);
            }
        }
    }

    /** What was explained since, of statements that read what is held: the gateway watches its ledger meanwhile. */
    private String since(long place) throws IOException {
        try (InputStream log = Files.newInputStream(postgresql.log())) {
            log.skipNBytes(place);
            return ENTRY.splitAsStream(new String(log.readAllBytes(), StandardCharsets.UTF_8))
                    .filter(entry -> HELD.matcher(entry).find())
                    .collect(Collectors.joining());
        }
    }

    /** Whether no large table was read as a whole. */
    boolean sound() {
        return sound;
    }

    String indexes(Endpoint endpoint) {
        return String.join(", ", indexes.getOrDefault(endpoint, Set.of()));
    }
}
