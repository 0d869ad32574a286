package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that says to every connection what no HTTP server would let itself be made to say. */
final class RawServer implements AutoCloseable {

    /** What is sent, whatever was asked. */
    @FunctionalInterface
    interface Speech {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;

    RawServer(Speech speech) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(() -> accept(speech));
    }

    private void accept(Speech speech) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> speak(socket, speech));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void speak(Socket socket, Speech speech) {
        try (socket) {
            speech.to(socket.getOutputStream());
        } catch (IOException hungUp) {
            // As it is to: the client has heard enough.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    String link() {
        return "http://127.0.0.1:%d/file".formatted(server.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
