package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.creators.CreatorName;
import io.creatorfleet.cli.creators.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A list of creators, one a line: a name and, behind a comma or a tab, its niche. Empty lines and {@code #} say nothing. */
record NameList(List<Entry> entries) {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;\\t]\\s*");

    /** @param niche null: none of its own */
    record Entry(CreatorName name, @Nullable String niche) {}

    /** @param file {@code -}: what is piped in */
    static NameList read(Path file, @Nullable Platform platform) {
        try (BufferedReader reader = file.toString().equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(file)) {
            return of(reader.lines().toList(), platform);
        } catch (NoSuchFileException nowhere) {
            throw new IllegalArgumentException("There is no file " + file);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalArgumentException(
                    "%s cannot be read as UTF-8: %s".formatted(file, unreadable.getMessage()));
        }
    }

    static NameList of(List<String> lines, @Nullable Platform platform) {
        List<Entry> entries = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = SEPARATOR.split(line, 2);
            String niche = parts.length == 2 ? unquoted(parts[1]) : "";
            try {
                CreatorName name = CreatorName.of(unquoted(parts[0]), platform);
                entries.add(new Entry(name, niche.isEmpty() ? null : niche));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("Line %d: %s".formatted(number, wrong.getMessage()));
            }
        }
        return new NameList(entries);
    }

    private static String unquoted(String text) {
        String stripped = text.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"")
                : stripped;
    }
}
