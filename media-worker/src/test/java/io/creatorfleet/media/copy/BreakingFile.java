package io.creatorfleet.media.copy;

import com.sun.net.httpserver.HttpExchange;
import io.creatorfleet.media.FakeCdn;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A video whose first downloads break off, each after so many bytes; the next ones do not. */
final class BreakingFile implements FakeCdn.Answer {

    private final Queue<Integer> breaks = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile byte[] content;

    BreakingFile(byte[] content, Integer... breaks) {
        this.content = content;
        this.breaks.addAll(Arrays.asList(breaks));
    }

    void becomes(byte[] another) {
        content = another;
    }

    /** What ranges were asked for; "whole" for none. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void to(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(range == null ? "whole" : range);
        Integer after = breaks.poll();
        if (after == null) {
            FakeCdn.sendRange(exchange, "video/mp4", content);
        } else {
            FakeCdn.sendBroken(exchange, content, after);
        }
    }
}
