package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int SOON_MILLIS = 200;

    private final ServerSocket echo = listening();
    private final TcpProxy proxy = new TcpProxy(0, echo.getLocalPort());

    @BeforeEach
    void echoWhatComes() {
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket socket = echo.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void forwardsInBothDirectionsAndTellsOfTheEnd() throws IOException {
        try (Socket client = client()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void aResetEndsOpenConnectionsAndNoOthers() throws IOException {
        try (Socket client = client()) {
            said(client, "x");
            proxy.reset();
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read())
                    .withMessageContaining("reset");
        }
        try (Socket next = client()) {
            assertThat(said(next, "y")).isEqualTo("y");
        }
    }

    @Test
    void aFrozenConnectionIsOpenAndSilentUntilItThaws() throws IOException {
        try (Socket client = client()) {
            said(client, "x");
            proxy.freeze();
            client.getOutputStream().write('y');
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> client.getInputStream().read());
            proxy.thaw();
            client.setSoTimeout(5000);
            assertThat(client.getInputStream().read()).isEqualTo('y');
        }
    }

    @Test
    void aConnectionMadeWhileFrozenIsServedAfterwards() throws IOException {
        proxy.freeze();
        try (Socket client = client()) {
            client.getOutputStream().write('x');
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> client.getInputStream().read());
            proxy.heal();
            client.setSoTimeout(5000);
            assertThat(client.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void refusesNewConnectionsAndKeepsOpenOnes() throws IOException {
        try (Socket open = client()) {
            said(open, "x");
            proxy.refuse();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::client);
            assertThat(said(open, "y")).isEqualTo("y");
            proxy.accept();
            client().close();
        }
    }

    @Test
    void holdsEachPieceUp() throws IOException {
        proxy.delay(Duration.ofMillis(150));
        try (Socket client = client()) {
            client.setSoTimeout(5000);
            long start = System.nanoTime();
            assertThat(said(client, "x")).isEqualTo("x");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void answersInPlaceOfTheServerHoweverLongTheRequest() throws IOException {
        byte[] answer = "HTTP/1.1 500 Broken\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        proxy.answer(answer);
        try (Socket client = client()) {
            client.setSoTimeout(5000);
            client.getOutputStream().write(new byte[1 << 20]);
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(answer);
        }
        proxy.forward();
        try (Socket client = client()) {
            assertThat(said(client, "x")).isEqualTo("x");
        }
    }

    @Test
    void aServerThatIsAwayLooksLikeABrokenConnection() throws IOException {
        echo.close();
        try (Socket client = client()) {
            client.setSoTimeout(5000);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read());
        }
    }

    private Socket client() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(SOON_MILLIS);
        return client;
    }

    private static String said(Socket client, String text) throws IOException {
        client.setSoTimeout(5000);
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        String answer = new String(client.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
        client.setSoTimeout(SOON_MILLIS);
        return answer;
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException broken) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
