package io.creatorfleet.bench.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What somebody would write who needs creators taken in once, and may start again if anything fails: sixteen virtual
 * threads, no queue, no ledger; rows are written when all is there.
 */
final class Loop {

    private static final int THREADS = 16;
    private static final int REELS = 90;
    private static final int POSTS = 30;

    private final LoopPlatform platform;
    private final LoopBucket bucket;
    private final LoopStore store;

    Loop(LoopPlatform platform, LoopBucket bucket, LoopStore store) {
        this.platform = platform;
        this.bucket = bucket;
        this.store = store;
    }

    /** The files of a creator, being copied. */
    private record Walk(Profile profile, List<Item> items, List<Future<Copied>> copies) {}

    /** Takes all of them in; the first failure ends it. */
    Amount takeIn(List<String> usernames) throws InterruptedException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
            List<Future<Walk>> walks = usernames.stream()
                    .map(username -> threads.submit(() -> walk(username, threads)))
                    .toList();
            Amount amount = new Amount(0, 0);
            for (Future<Walk> walk : walks) {
                amount = write(walk.get(), amount);
            }
            return amount;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The loop failed", failed.getCause());
        }
    }

    private Walk walk(String username, ExecutorService threads) throws IOException, InterruptedException {
        Profile profile = platform.profile(username);
        List<Item> items = new ArrayList<>();
        String cursor = null;
        do {
            Page page = platform.page(username, cursor);
            page.items().stream().filter(item -> isWanted(item, items)).forEach(items::add);
            cursor = page.next();
        } while (cursor != null && items.size() < REELS + POSTS);
        List<Future<Copied>> copies = new ArrayList<>();
        copies.add(threads.submit(() -> bucket.copy(profile.picture(), "loop/" + profile.id() + "/profile")));
        for (Item item : items) {
            copies.add(threads.submit(() -> bucket.copy(item.link(), "loop/" + profile.id() + "/" + item.id())));
        }
        return new Walk(profile, items, copies);
    }

    private static boolean isWanted(Item item, List<Item> taken) {
        long same = taken.stream().filter(one -> one.reel() == item.reel()).count();
        return same < (item.reel() ? REELS : POSTS);
    }

    private Amount write(Walk walk, Amount before) throws InterruptedException, ExecutionException {
        List<Copied> files = new ArrayList<>();
        long bytes = before.bytes();
        for (Future<Copied> copy : walk.copies()) {
            files.add(copy.get());
            bytes += files.getLast().size();
        }
        store.write(walk.profile(), walk.items(), files);
        return new Amount(before.files() + files.size(), bytes);
    }
}
