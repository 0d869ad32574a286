package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A fair sample of any number of objects, each of which is offered once. */
final class Sample {

    private static final int SIZE = 1000;

    private final Random random;
    private final List<StoredObject> kept = new ArrayList<>();
    private long offered;

    Sample(Random random) {
        this.random = random;
    }

    void offer(StoredObject object) {
        offered++;
        if (kept.size() < SIZE) {
            kept.add(object);
            return;
        }
        long place = random.nextLong(offered);
        if (place < SIZE) {
            kept.set((int) place, object);
        }
    }

    /** Some of them, by chance, that have so many bytes at most. */
    List<StoredObject> within(long bytes) {
        Collections.shuffle(kept, random);
        List<StoredObject> chosen = new ArrayList<>();
        long left = bytes;
        for (StoredObject object : kept) {
            if (object.size() <= left) {
                chosen.add(object);
                left -= object.size();
            }
        }
        return chosen;
    }
}
