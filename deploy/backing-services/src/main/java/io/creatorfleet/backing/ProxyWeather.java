package io.creatorfleet.backing;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a proxy does to its connections at the moment. */
final class ProxyWeather {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;
    private volatile Duration delay = Duration.ZERO;
    private volatile byte @Nullable [] answer;

    void freeze() {
        lock.lock();
        try {
            frozen = true;
        } finally {
            lock.unlock();
        }
    }

    void thaw() {
        lock.lock();
        try {
            frozen = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void delay(Duration time) {
        delay = time;
    }

    void answer(byte @Nullable [] bytes) {
        answer = bytes == null ? null : bytes.clone();
    }

    /** What a new connection is answered instead of being forwarded; null: it is forwarded. */
    byte @Nullable [] answer() {
        return answer;
    }

    /** Returns when the next piece of data may go on. */
    void awaitPassage() {
        LockSupport.parkNanos(delay.toNanos());
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
