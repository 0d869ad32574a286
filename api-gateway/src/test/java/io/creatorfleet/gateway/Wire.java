package io.creatorfleet.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut: what runs over it breaks, and nothing new gets through until it is mended. */
public final class Wire {

    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;

    public Wire() {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Leads to this server from now on. */
    public void run(String host, int port) {
        Thread.ofVirtual().start(() -> accept(host, port));
    }

    public int port() {
        return entrance.getLocalPort();
    }

    public void cut() {
        whole = false;
        ends.forEach(Wire::close);
        ends.clear();
    }

    public void mend() {
        whole = true;
    }

    private void accept(String host, int port) {
        try {
            while (true) {
                Socket near = entrance.accept();
                if (whole) {
                    connect(near, host, port);
                } else {
                    near.close();
                }
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private void connect(Socket near, String host, int port) throws IOException {
        Socket far = new Socket(host, port);
        ends.add(near);
        ends.add(far);
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // Either end has gone, or the wire was cut: the other end is to see the same.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket end) {
        try {
            end.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
