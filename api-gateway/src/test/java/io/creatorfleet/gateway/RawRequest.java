package io.creatorfleet.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request as it goes over the wire, however wrong: HTTP clients refuse to send such. */
public final class RawRequest {

    private RawRequest() {}

    /** Sends the lines and returns what was answered until the connection was closed, or so much as came before it broke. */
    public static String send(int port, String lines) {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a request without a body and returns the status of its answer. */
    public static int status(int port, String method, String target, String... headers) {
        String more = Stream.of(headers).map(header -> header + "\n").collect(Collectors.joining());
        String answer = send(port, """
                %s %s HTTP/1.1
                Host: localhost
                Connection: close
                %s
                """.formatted(method, target, more));
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }
}
