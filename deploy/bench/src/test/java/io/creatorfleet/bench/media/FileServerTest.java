package io.creatorfleet.bench.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileServerTest {

    private static final int SIZE = 3_000_000;

    private final HttpClient http = HttpClient.newHttpClient();

    private final FileServer server;

    FileServerTest(@TempDir Path folder) throws IOException {
        this.server = FileServer.in(folder);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void listsAsManyFilesAsAreAskedFor() throws Exception {
        assertThat(new String(get("/4096/3/").body(), StandardCharsets.US_ASCII))
                .contains("href=\"0.mp4\"", "href=\"1.mp4\"", "href=\"2.mp4\"")
                .doesNotContain("3.mp4");
    }

    @Test
    void sendsFilesThatBeginAsVideosDo() throws Exception {
        HttpResponse<byte[]> answer = get("/" + SIZE + "/2/1.mp4");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(answer.body()).hasSize(SIZE);
        assertThat(new String(answer.body(), 4, 8, StandardCharsets.US_ASCII)).isEqualTo("ftypisom");
    }

    @Test
    void goesOnFromWhereItIsAskedTo() throws Exception {
        byte[] whole = get("/" + SIZE + "/1/0.mp4").body();

        HttpResponse<byte[]> rest = get("/" + SIZE + "/1/0.mp4", "Range", "bytes=1000000-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range")).hasValue("bytes 1000000-2999999/3000000");
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 1_000_000, SIZE));
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }
}
