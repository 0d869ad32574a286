package io.creatorfleet.backing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A client's connection and the one that goes on from it. */
final class ProxiedConnection {

    private static final int PIECE = 16 * 1024;
    private static final int CONNECT_MILLIS = 2000;

    /** How long a client may go on with a request that has been answered already. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress target;
    private final ProxyWeather weather;

    ProxiedConnection(Socket client, InetSocketAddress target, ProxyWeather weather) {
        this.client = client;
        this.target = target;
        this.weather = weather;
    }

    /** Serves the connection to its end, whoever ends it; what breaks on one side is a reset on the other. */
    void serve() {
        try {
            byte[] answer = weather.answer();
            if (answer == null) {
                forward();
            } else {
                answer(answer);
            }
            client.close();
            server.close();
        } catch (IOException refusedOrBroken) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    private void forward() throws IOException, InterruptedException {
        weather.awaitPassage();
        server.connect(target, CONNECT_MILLIS);
        Thread back = Thread.ofVirtual().start(() -> move(server, client));
        move(client, server);
        back.join();
    }

    /** The rest of the request is read before the connection is closed: a reset would overtake the answer. */
    private void answer(byte[] bytes) throws IOException {
        client.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        InputStream request = client.getInputStream();
        byte[] piece = new byte[PIECE];
        if (request.read(piece) < 0) {
            return;
        }
        weather.awaitPassage();
        client.getOutputStream().write(bytes);
        client.shutdownOutput();
        while (request.read(piece) >= 0) {
            weather.awaitPassage();
        }
    }

    /** Moves data until one side closes, and tells the other side so. */
    private void move(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            for (int read = from.getInputStream().read(piece);
                    read >= 0;
                    read = from.getInputStream().read(piece)) {
                weather.awaitPassage();
                to.getOutputStream().write(piece, 0, read);
            }
            weather.awaitPassage();
            to.shutdownOutput();
        } catch (IOException broken) {
            reset();
        }
    }

    /** Ends both connections with a TCP reset. */
    void reset() {
        reset(client);
        reset(server);
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException closedMeanwhile) {
            closeQuietly(socket);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not close " + socket, e);
        }
    }
}
