package io.creatorfleet.cli.gateway;

import java.net.HttpURLConnection;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A list of the API, of which one page at a time is held while it is walked. */
public final class Listing implements Iterator<JsonNode> {

    private static final int LARGEST_PAGE = 200;

    private final Gateway gateway;
    private final Address address;
    private final String entries;
    private long left;
    private @Nullable Iterator<JsonNode> page;
    private @Nullable String cursor;
    private @Nullable Runnable gone;

    /**
     * Makes one, of which nothing is read yet.
     *
     * @param entries the field of a page that holds them
     * @param most how many are wanted
     */
    public Listing(Gateway gateway, Address address, String entries, long most) {
        this.gateway = gateway;
        this.address = address;
        this.entries = entries;
        this.left = most;
    }

    /**
     * This list, which ends where it is found to be gone: what it is of was held when somebody listed it, and may
     * be deleted before the last page is read.
     *
     * @param told once, if it is
     */
    public Listing endingWhenGone(Runnable told) {
        gone = told;
        return this;
    }

    @Override
    public boolean hasNext() {
        while (left > 0 && (page == null || !page.hasNext())) {
            if (page != null && cursor == null) {
                return false;
            }
            page = read();
        }
        return left > 0;
    }

    private Iterator<JsonNode> read() {
        try {
            JsonNode answer = gateway.get(
                    address.with("limit", Math.min(left, LARGEST_PAGE)).with("cursor", cursor));
            cursor = answer.path("cursor").isString() ? answer.path("cursor").asString() : null;
            return answer.path(entries).iterator();
        } catch (Refusal refusal) {
            if (refusal.status() != HttpURLConnection.HTTP_NOT_FOUND || gone == null) {
                throw refusal;
            }
            gone.run();
            cursor = null;
            return Collections.emptyIterator();
        }
    }

    @Override
    public JsonNode next() {
        if (!hasNext() || page == null) {
            throw new NoSuchElementException("The list has ended");
        }
        left--;
        return page.next();
    }

    /** The entries from here on, read as they are asked for. */
    public Stream<Fields> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .map(Fields::new);
    }

    /** Whether there is more than was wanted. */
    public boolean hasMore() {
        return cursor != null || (page != null && page.hasNext());
    }
}
