package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServerIT {

    private static final int PART = 5 * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void keepsObjectsOverARestart() {
        try (S3Server first = started("secret")) {
            Buckets buckets = new Buckets(first.bucket(""));
            buckets.createIfAbsent("media");
            buckets.createIfAbsent("media");
            try (S3Client client = buckets.client()) {
                client.putObject(request -> request.bucket("media").key("a/b"), RequestBody.fromString("kept"));
            }
        }
        try (S3Server second = started("secret");
                S3Client client = new Buckets(second.bucket("")).client()) {
            assertThat(client.getObjectAsBytes(
                                    request -> request.bucket("media").key("a/b"))
                            .asUtf8String())
                    .isEqualTo("kept");
        }
    }

    /** What looks at the objects without S3 relies on it. */
    @Test
    void keepsEachObjectAsAFileAtItsKey() {
        String key = "instagram/17841400000000001/profile/1_2_n.jpg-picture";
        try (S3Server server = started("secret")) {
            Buckets buckets = new Buckets(server.bucket(""));
            buckets.create("media");
            try (S3Client client = buckets.client()) {
                client.putObject(request -> request.bucket("media").key(key), RequestBody.fromString("kept"));
            }
        }
        assertThat(folder.resolve("objects").resolve("media").resolve(key)).hasContent("kept");
    }

    @Test
    void joinsTheTwoPartsOfAMultipartUpload() {
        try (S3Server server = started("secret")) {
            Buckets buckets = new Buckets(server.bucket(""));
            buckets.create("media");
            try (S3Client client = buckets.client()) {
                String upload = client.createMultipartUpload(
                                request -> request.bucket("media").key("big"))
                        .uploadId();
                List<CompletedPart> parts = List.of(part(client, upload, 1, PART), part(client, upload, 2, 10));
                client.completeMultipartUpload(request -> request.bucket("media")
                        .key("big")
                        .uploadId(upload)
                        .multipartUpload(uploaded -> uploaded.parts(parts)));
                assertThat(client.headObject(request -> request.bucket("media").key("big"))
                                .contentLength())
                        .isEqualTo(PART + 10L);
            }
        }
    }

    /** A browser has none. */
    @Test
    void givesObjectsToWhoHasNoKeyAndTakesNone() throws Exception {
        try (S3Server server = started("secret");
                HttpClient browser = HttpClient.newHttpClient()) {
            Buckets buckets = new Buckets(server.bucket(""));
            buckets.create("media");
            try (S3Client client = buckets.client()) {
                client.putObject(request -> request.bucket("media").key("a/b"), RequestBody.fromString("kept"));
            }
            HttpRequest.Builder object =
                    HttpRequest.newBuilder(server.bucket("media").endpoint().resolve("/media/a/b"));

            assertThat(browser.send(object.copy().GET().build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("kept");
            assertThat(browser.send(object.copy().DELETE().build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.send(
                                    object.copy()
                                            .PUT(BodyPublishers.ofString("else"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void refusesAWrongSecret() {
        try (S3Server server = started("secret")) {
            Bucket right = server.bucket("media");
            Bucket wrong = new Bucket(right.endpoint(), right.region(), right.accessKey(), "another", "media");
            Buckets buckets = new Buckets(wrong);
            assertThatThrownBy(() -> buckets.create("media"))
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("403");
        }
    }

    private S3Server started(String secret) {
        S3Server server = new S3Server(folder, 0, "key", secret);
        server.start();
        return server;
    }

    private static CompletedPart part(S3Client client, String upload, int number, int size) {
        String tag = client.uploadPart(
                        request -> request.bucket("media")
                                .key("big")
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(new byte[size]))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }
}
