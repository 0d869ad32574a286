package io.creatorfleet.bench.scrape;

import io.creatorfleet.bench.measure.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long PostgreSQL was at each statement, as its own log says: parsing, planning and running together. */
final class ServerTimes {

    private static final Pattern ENTRY = Pattern.compile("(?=LOG:  duration)");
    private static final Pattern STEP =
            Pattern.compile("^LOG:  duration: ([0-9.]+) ms  (parse|bind|execute) [^:]*: (.*)", Pattern.DOTALL);

    private final Map<Statement, List<Double>> times = new EnumMap<>(Statement.class);

    private ServerTimes() {
        for (Statement statement : Statement.values()) {
            times.put(statement, new ArrayList<>());
        }
    }

    /** What was logged from a place on. */
    static ServerTimes since(long place, Path log) throws IOException {
        ServerTimes read = new ServerTimes();
        Map<Statement, Double> prepared = new EnumMap<>(Statement.class);
        try (InputStream text = Files.newInputStream(log)) {
            text.skipNBytes(place);
            ENTRY.splitAsStream(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .map(STEP::matcher)
                    .filter(Matcher::find)
                    .forEach(step -> read.add(step, prepared));
        }
        return read;
    }

    /** A statement is parsed and bound before it runs; what it took is counted when it has run. */
    private void add(Matcher step, Map<Statement, Double> prepared) {
        Stream.of(Statement.values())
                .filter(known -> known.is(step.group(3)))
                .findFirst()
                .ifPresent(statement -> {
                    double sum = prepared.merge(statement, Double.parseDouble(step.group(1)), Double::sum);
                    if (step.group(2).equals("execute")) {
                        of(statement).add(sum);
                        prepared.remove(statement);
                    }
                });
    }

    private List<Double> of(Statement statement) {
        return times.getOrDefault(statement, List.of());
    }

    /** How many whole readings there were. */
    int readings() {
        return Stream.of(Statement.values())
                .filter(Statement::isOfAReading)
                .mapToInt(statement -> of(statement).size())
                .min()
                .orElse(0);
    }

    Samples samples(Statement statement) {
        return samples(of(statement));
    }

    /** The sums of whole readings. */
    Samples sums() {
        List<Double> sums = new ArrayList<>();
        for (int reading = 0; reading < readings(); reading++) {
            int nth = reading;
            sums.add(Stream.of(Statement.values())
                    .filter(Statement::isOfAReading)
                    .mapToDouble(statement -> of(statement).get(nth))
                    .sum());
        }
        return samples(sums);
    }

    private static Samples samples(List<Double> milliseconds) {
        Samples samples = new Samples();
        milliseconds.forEach(ms -> samples.answered(Duration.ofNanos(Math.round(ms * 1e6))));
        return samples;
    }
}
