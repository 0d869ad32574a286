package io.creatorfleet.media.cdn;

import static io.creatorfleet.media.cdn.Downloading.CONTENT;
import static io.creatorfleet.media.cdn.Downloading.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.platform.PlatformException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Servers of this machine with certificates, in a process that was told to trust one of them. */
@Timeout(300)
class TlsCdnIT {

    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path folder;

    private static Certificate trusted;
    private static Certificate unknown;

    @RegisterExtension
    final Downloading downloading = new Downloading(PATIENT);

    private FakeCdn server;

    @BeforeAll
    static void trust() throws Exception {
        trusted = Certificate.of("localhost", folder);
        unknown = Certificate.of("localhost", Files.createDirectory(folder.resolve("unknown")));
        System.setProperty(STORE, trusted.file().toString());
        System.setProperty(PASSWORD, Certificate.PASSWORD);
    }

    @AfterAll
    static void trustTheWorldAgain() {
        System.clearProperty(STORE);
        System.clearProperty(PASSWORD);
    }

    @BeforeEach
    void open() {
        server = secure(trusted);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesAFileFromAServerWithAGoodCertificate() throws Exception {
        String link = named(server.file("/file", "image/jpeg", CONTENT));

        assertThat(link).startsWith("https://localhost:");
        assertThat(downloading.read(link)).isEqualTo(CONTENT);
    }

    @Test
    void asksNothingOfAServerWhoseCertificateIsForAnotherName() {
        String link = server.file("/file", "image/jpeg", CONTENT);

        assertRefused(link, "127.0.0.1", server);
    }

    @Test
    void asksNothingOfAServerWhoseCertificateNobodyVouchesFor() {
        try (FakeCdn stranger = secure(unknown)) {
            assertRefused(named(stranger.file("/file", "image/jpeg", CONTENT)), "localhost", stranger);
        }
    }

    @Test
    void isNotLedOnToAServerWithoutTls() {
        String open = downloading.server().file("/file", "image/jpeg", CONTENT);
        String link = named(server.status("/moved", 302, "Location", open));

        assertThatThrownBy(() -> downloading.open(link, Range.WHOLE))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("from https to http");
        assertThat(server.calls()).isEqualTo(1);
        assertThat(downloading.server().calls()).isZero();
    }

    private void assertRefused(String link, String host, FakeCdn asked) {
        assertThatThrownBy(() -> downloading.open(link, Range.WHOLE))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageStartingWith(host + " did not answer")
                .hasCauseInstanceOf(SSLException.class);
        assertThat(asked.calls()).isZero();
    }

    /** By the name that the certificates are for. */
    private static String named(String link) {
        return link.replace("127.0.0.1", "localhost");
    }

    private static FakeCdn secure(Certificate certificate) {
        try {
            return FakeCdn.withTls(certificate.server());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
