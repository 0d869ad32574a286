package io.creatorfleet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A port of this machine whose connections go on to another port, and that can do to them what networks do.
 *
 * <p>What it does by default is to forward; each disturbance lasts until it is taken back. {@link #heal()} takes all back.
 */
public final class TcpProxy implements AutoCloseable {

    private static final Duration ACCEPT_AGAIN = Duration.ofMillis(10);

    private final InetSocketAddress target;
    private final ProxyWeather weather = new ProxyWeather();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;

    /** A proxy on the port; 0 is any free one. */
    public TcpProxy(int port, int targetPort) {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        ServerSocket first = listen(port);
        this.port = first.getLocalPort();
        begin(first);
    }

    public int port() {
        return port;
    }

    /** Connections that are open now. */
    public int connections() {
        return connections.size();
    }

    /** Ends every connection with a TCP reset, as a failing router does; new ones are forwarded. */
    public void reset() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Keeps and accepts connections but moves no byte, nor the news that an end has closed: they are half-open. */
    public void freeze() {
        weather.freeze();
    }

    /** Moves on what had been held up. */
    public void thaw() {
        weather.thaw();
    }

    /** Refuses new connections; those that are open stay. */
    public synchronized void refuse() {
        if (server != null) {
            close(server);
            server = null;
        }
        if (acceptor != null) {
            end(acceptor);
            acceptor = null;
        }
    }

    /** Accepts connections again. */
    public synchronized void accept() {
        if (server == null) {
            begin(listen(port));
        }
    }

    /** Holds each piece of data up for that long, in both directions. */
    public void delay(Duration time) {
        weather.delay(time);
    }

    /** Answers the first request of each new connection with these bytes and closes it; open ones are still forwarded. */
    public void answer(byte[] bytes) {
        weather.answer(bytes);
    }

    /** Forwards new connections again. */
    public void forward() {
        weather.answer(null);
    }

    /** Takes all disturbances back. */
    public void heal() {
        forward();
        delay(Duration.ZERO);
        thaw();
        accept();
    }

    /** Ends listening and all connections. */
    @Override
    public void close() {
        refuse();
        reset();
        weather.thaw();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not listen on port " + port, e);
        }
    }

    private synchronized void begin(ServerSocket socket) {
        server = socket;
        acceptor = Thread.ofVirtual().name("proxy-" + port).start(() -> acceptAll(socket));
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("proxy-" + port + "-connection").start(() -> serve(client));
            } catch (IOException closedOrOutOfFiles) {
                LockSupport.parkNanos(ACCEPT_AGAIN.toNanos());
            }
        }
    }

    private void serve(Socket client) {
        ProxiedConnection connection = new ProxiedConnection(client, target, weather);
        connections.add(connection);
        try {
            connection.serve();
        } finally {
            connections.remove(connection);
        }
    }

    /** The port is closed for good once the thread that listens has noticed. */
    private static void end(Thread acceptor) {
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not stop listening on port " + socket.getLocalPort(), e);
        }
    }
}
