package io.creatorfleet.media.cdn;

import static io.creatorfleet.media.cdn.Downloading.CONTENT;
import static io.creatorfleet.media.cdn.Downloading.PATIENT;
import static io.creatorfleet.platform.PlatformId.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.platform.PlatformException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, ranges, redirects and names, over connections to a server of this machine. */
@Timeout(300)
class CdnIT {

    @RegisterExtension
    final Downloading downloading = new Downloading(PATIENT);

    private final FakeCdn server = downloading.server();

    @Test
    void sendsTheLinkAsItWasSigned() throws Exception {
        AtomicReference<String> asked = new AtomicReference<>();
        String link = server.answer("/v", exchange -> {
            asked.set(exchange.getRequestURI().toString());
            FakeCdn.sendRange(exchange, "image/jpeg", CONTENT);
        });
        String signed = "/a%2Fb/../c~,;=@?x=%7E+%20&oh=00_A-_b&y=a/b?c&&oe=6A0B";

        downloading.read(link + signed);

        assertThat(asked).hasValue("/v" + signed);
    }

    @Test
    void usesAConnectionForManyFiles() throws Exception {
        Set<Integer> connections = ConcurrentHashMap.newKeySet();
        String link = server.answer("/file", exchange -> {
            connections.add(exchange.getRemoteAddress().getPort());
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
            exchange.getResponseBody().close();
        });

        for (int i = 0; i < 30; i++) {
            try (Download file = downloading.open(link, Range.WHOLE)) {
                // As a copy reads that knows the length: not up to the end of the stream.
                assertThat(file.readNBytes(CONTENT.length)).isEqualTo(CONTENT);
            }
        }

        assertThat(connections).hasSize(1);
    }

    @Test
    void goesOnFromAnOffsetOfTheSameContentOnly() throws Exception {
        String link = server.file("/file", "video/mp4", CONTENT);
        String validator = downloading.open(link, Range.WHOLE).validator();

        try (Download rest = downloading.open(link, new Range(60_000, validator))) {
            assertThat(rest.offset()).isEqualTo(60_000);
            assertThat(rest.length()).hasValue(CONTENT.length);
            assertThat(rest.readAllBytes()).isEqualTo(Arrays.copyOfRange(CONTENT, 60_000, CONTENT.length));
        }
        for (Range other : List.of(new Range(60_000, "\"other\""), new Range(CONTENT.length, validator))) {
            try (Download whole = downloading.open(link, other)) {
                assertThat(whole.offset()).isZero();
                assertThat(whole.readAllBytes()).isEqualTo(CONTENT);
            }
        }
    }

    /** The CDN told the length of the whole, and keeps the connection open after its last byte. */
    @Test
    void givesRoomBackOfARestThatIsWholeBeforeItsAnswerHasEnded() throws Exception {
        String link = server.answer("/rest", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes 60000-%d/%d".formatted(CONTENT.length - 1, CONTENT.length));
            exchange.sendResponseHeaders(206, 0);
            exchange.getResponseBody().write(CONTENT, 60_000, CONTENT.length - 60_000);
            exchange.getResponseBody().flush();
            server.awaitClose();
        });

        try (Download rest = downloading.open(link, new Range(60_000, "\"e\""))) {
            assertThat(rest.readNBytes(CONTENT.length - 60_000)).hasSize(CONTENT.length - 60_000);
            assertThat(rest.position()).isEqualTo(CONTENT.length);
            assertThat(downloading.inUse()).isEqualTo(1);
        }

        assertThat(downloading.inUse()).isZero();
    }

    @Test
    void doesNotTakeAnotherPartThanItAskedFor() {
        String link = server.answer("/file", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 7-99/100");
            exchange.sendResponseHeaders(206, -1);
        });

        assertThatThrownBy(() -> downloading.open(link, new Range(5, "\"e\"")))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("bytes=5-");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirects(int status) throws Exception {
        server.file("/end", "image/jpeg", CONTENT);
        String third = server.status("/third", status, "Location", "end");
        server.status("/second", status, "Location", third);
        String first = server.status("/first", status, "Location", "/second?a=b");

        assertThat(downloading.read(first)).isEqualTo(CONTENT);
    }

    @Test
    void followsNoFourthRedirect() {
        String loop = server.status("/loop", 302, "Location", "/loop");

        assertThatThrownBy(() -> downloading.open(loop, Range.WHOLE))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("more than 3 times");
        assertThat(server.calls()).isEqualTo(4);
    }

    @Test
    void checksEveryRedirect() {
        String inner = server.status("/inner", 302, "Location", "http://169.254.169.254/latest/meta-data/");
        String outer = server.status("/outer", 302, "Location", inner);
        String nowhere = server.status("/nowhere", 302);

        assertThatThrownBy(() -> downloading.open(outer, Range.WHOLE)).isInstanceOf(PlatformException.Malformed.class);
        assertThatThrownBy(() -> downloading.open(nowhere, Range.WHOLE)).hasMessageContaining("redirected to nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00:ec2::254", "64:ff9b::7f00:1", "0.0.0.0"
            })
    void doesNotCallAnAllowedHostAtAnAddressThatIsNotPublic(String address) throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        names.add("scontent.cdninstagram.com", InetAddress.ofLiteral(address));
        try (CdnClient client = new CdnClient(PATIENT, new CheckedNames(names, PublicAddresses::contain, Set.of()))) {
            LinkRules rules =
                    new LinkRules(new LinkProperties(Map.of(INSTAGRAM, List.of("cdninstagram.com")), false, Set.of()));

            assertThatThrownBy(() -> LocalCdn.cdn(PATIENT, rules, client, new SimpleMeterRegistry())
                            .open(INSTAGRAM, "https://scontent.cdninstagram.com/a.jpg", false, Range.WHOLE))
                    .isInstanceOf(PlatformException.Malformed.class)
                    .hasMessageContaining("is not public");
        }
    }

    /** A second answer would not be a checked one. */
    @Test
    void resolvesANameOnceAndConnectsToWhatItChecked() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        InMemoryDnsResolver names = new InMemoryDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {
                    InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.9")
                };
            }
        };
        CheckedNames checked = new CheckedNames(names, InetAddress.ofLiteral("127.0.0.1")::equals, Set.of());
        String link = server.file("/file", "image/jpeg", CONTENT).replace("127.0.0.1", "localhost");
        try (CdnClient client = new CdnClient(PATIENT, checked)) {
            Cdn rebound = downloading.through(client);

            assertThat(rebound.open(INSTAGRAM, link, false, Range.WHOLE)
                            .orElseThrow()
                            .readAllBytes())
                    .isEqualTo(CONTENT);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void resolvesAsTheSystemDoes() throws Exception {
        CheckedNames names = new CheckedNames(SystemDefaultDnsResolver.INSTANCE, PublicAddresses::contain, Set.of());

        assertThatThrownBy(() -> names.resolve("localhost")).isInstanceOf(CheckedNames.ForbiddenAddressException.class);
    }
}
