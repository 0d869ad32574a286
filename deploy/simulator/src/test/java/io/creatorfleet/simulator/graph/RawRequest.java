package io.creatorfleet.simulator.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request whose target is sent as it is written: the JDK's client refuses what is not a valid URI. */
final class RawRequest {

    private RawRequest() {}

    static int status(int port, String target) {
        try (Socket socket = new Socket("localhost", port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(line, "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
