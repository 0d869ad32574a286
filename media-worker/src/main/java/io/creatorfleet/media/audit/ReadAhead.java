package io.creatorfleet.media.audit;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The elements of pages, the next of which is read while one is in hand; no more than these two are held. */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

    private final Iterator<List<T>> pages;
    private FutureTask<Optional<List<T>>> coming;
    private Iterator<T> inHand = Collections.emptyIterator();

    /** @param pages read by one thread after the other, never by two */
    ReadAhead(Iterator<List<T>> pages) {
        this.pages = pages;
        this.coming = read();
    }

    private FutureTask<Optional<List<T>>> read() {
        FutureTask<Optional<List<T>>> reading =
                new FutureTask<>(() -> pages.hasNext() ? Optional.of(pages.next()) : Optional.empty());
        Thread.ofVirtual().start(reading);
        return reading;
    }

    @Override
    public boolean hasNext() {
        while (!inHand.hasNext()) {
            Optional<List<T>> page = await();
            if (page.isEmpty()) {
                return false;
            }
            inHand = page.get().iterator();
            coming = read();
        }
        return true;
    }

    /** What fails in the other thread fails here. */
    private Optional<List<T>> await() {
        try {
            return coming.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it waited for the next page", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The next page could not be read", failed.getCause());
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return inHand.next();
    }

    /** Breaks off what is being read. */
    @Override
    public void close() {
        coming.cancel(true);
    }
}
