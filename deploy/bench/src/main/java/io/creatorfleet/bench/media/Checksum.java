package io.creatorfleet.bench.media;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/** What the worker takes of each file and rclone does not: how long this machine computes on it depends on its processor. */
final class Checksum {

    private static final int BUFFER = 64 * 1024;
    private static final int BUFFERS = (1 << 30) / BUFFER;

    private Checksum() {}

    /** The processor time of the SHA-256 of a GiB, in seconds; after one that does not count. */
    static double secondsPerGib() {
        digest();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        digest();
        return (threads.getCurrentThreadCpuTime() - before) / 1e9;
    }

    private static void digest() {
        byte[] buffer = new byte[BUFFER];
        new Random(1).nextBytes(buffer);
        MessageDigest digest = sha256();
        for (int n = 0; n < BUFFERS; n++) {
            digest.update(buffer);
        }
        digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
