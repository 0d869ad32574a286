package io.creatorfleet.local.chaos.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what is held of creators with what there is, and counts what it has seen. */
final class CreatorCheck {

    private final FleetStore store;
    private final ObjectFolder objects;
    private final Differences differences;
    private int creators;
    private int items;
    private int files;
    private int copies;
    private long bytes;

    CreatorCheck(FleetStore store, ObjectFolder objects, Differences differences) {
        this.store = store;
        this.objects = objects;
        this.differences = differences;
    }

    void check(String username, Truth truth) {
        List<String> jobs = store.jobs(username);
        if (!jobs.equals(List.of("SUCCEEDED"))) {
            differences.add(Difference.JOB_NOT_SUCCEEDED_ONCE, username + " " + jobs);
        }
        List<Long> rows = store.creators(truth.id(), username);
        if (rows.isEmpty()) {
            differences.add(Difference.CREATOR_LOST, username);
        } else if (rows.size() > 1) {
            differences.add(Difference.CREATOR_TWICE, username + " " + rows);
        } else {
            creators++;
            compareItems(username, truth, store.items(rows.getFirst()));
            compareFiles(username, truth, store.files(rows.getFirst()));
        }
    }

    private void compareItems(String username, Truth truth, List<String> held) {
        items += held.size();
        Map<String, List<String>> rows = byName(held, Function.identity());
        for (Truth.Item item : truth.items()) {
            List<String> found = rows.remove(item.name());
            if (found == null) {
                differences.add(Difference.ITEM_LOST, username + " " + item.name());
            } else if (found.size() > 1) {
                differences.add(Difference.ITEM_TWICE, username + " " + item.name());
            }
        }
        rows.keySet().forEach(name -> differences.add(Difference.ITEM_SURPLUS, username + " " + name));
    }

    private void compareFiles(String username, Truth truth, List<FleetStore.File> held) {
        files += held.size();
        Map<String, List<FleetStore.File>> rows = byName(held, FleetStore.File::name);
        for (Truth.File file : truth.files()) {
            List<FleetStore.File> found = rows.remove(file.name());
            if (found == null) {
                differences.add(Difference.FILE_LOST, username + " " + file.name());
            } else if (found.size() > 1) {
                differences.add(Difference.FILE_TWICE, username + " " + file.name());
            } else {
                compareCopy(truth.key(file), file, found.getFirst());
            }
        }
        rows.keySet().forEach(name -> differences.add(Difference.FILE_SURPLUS, username + " " + name));
    }

    private static <T> Map<String, List<T>> byName(List<T> rows, Function<T, String> name) {
        return rows.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    }

    private void compareCopy(String key, Truth.File file, FleetStore.File row) {
        String state = file.sha256() == null ? "NO_LINK" : "STORED";
        if (!row.state().equals(state)) {
            differences.add(Difference.FILE_NOT_STORED, "%s is %s: %s".formatted(row.key(), row.state(), row.reason()));
        } else if (file.sha256() != null) {
            compareRow(key, file, row);
            compareObject(key, file);
        }
    }

    private static String expected(Truth.File file) {
        return "%d bytes of SHA-256 %s".formatted(file.size(), file.sha256());
    }

    private void compareRow(String key, Truth.File file, FleetStore.File row) {
        boolean same = row.key().equals(key)
                && Objects.equals(row.size(), file.size())
                && Objects.equals(row.sha256(), file.sha256());
        if (!same) {
            differences.add(
                    Difference.ROW_WRONG,
                    "%s says %d bytes of SHA-256 %s, not %s at %s"
                            .formatted(row.key(), row.size(), row.sha256(), expected(file), key));
        }
    }

    private void compareObject(String key, Truth.File file) {
        Optional<ObjectFolder.Content> object = objects.find(key);
        if (object.isEmpty()) {
            differences.add(Difference.OBJECT_LOST, key);
            return;
        }
        ObjectFolder.Content content = object.get();
        copies++;
        bytes += content.size();
        if (!Objects.equals(content.size(), file.size()) || !content.sha256().equals(file.sha256())) {
            differences.add(
                    Difference.OBJECT_WRONG,
                    "%s has %d bytes of SHA-256 %s, not %s"
                            .formatted(key, content.size(), content.sha256(), expected(file)));
        }
    }

    /** What was compared. */
    String text() {
        return "%d creators, %d items, %d files, %d objects of %d bytes"
                .formatted(creators, items, files, copies, bytes);
    }
}
