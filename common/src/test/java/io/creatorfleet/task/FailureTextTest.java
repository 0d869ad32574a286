package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that secrets really come in, and texts that must stay readable. SECRET marks what has to go. */
class FailureTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://graph.facebook.com/v21.0/178/?fields=id&access_token=SECRET answered 500",
                "I/O error on GET request for \"https://graph.facebook.com/v21.0/1?appsecret_proof=SECRET\": timeout",
                "GET /v21.0/17841400000?fields=business_discovery.username(x){id, media}&access_token=SECRET failed",
                "https://scontent-ams2-1.cdninstagram.com/v/t51/1_n.jpg?stp=dst&_nc_ht=a&_nc_ohc=SECRET&oh=00_SECRET&oe=673",
                "link https:\\/\\/scontent.cdninstagram.com\\/v\\/t.mp4?_nc_cat=1\\u0026oh=SECRET\\u0026oe=67 is dead",
                "https://r2.example/fleet/a.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=SECRET%2F2026&X-Amz-Signature=SECRET",
                "https://bucket.s3.amazonaws.com/a.mp4?AWSAccessKeyId=SECRET&Signature=SECRET%3D&Expires=1",
                "redirected to https%3A%2F%2Fcdn.example%2Fa%3Foh%3DSECRET%26oe%3DSECRET by a proxy",
                "https://cdn.example/file#access_token=SECRET",
                "https://cdn.example/file?SECRET",
                "{\"access_token\": \"SECRET\", \"expires_in\": 3600}",
                "{'client_secret': 'SECRET'}",
                "token=SECRET; retry later",
                "refresh_token => SECRET",
                "secretAccessKey=SECRET, region=auto",
                "aws_secret_access_key = SECRET",
                "FATAL: password authentication failed, password=SECRET",
                "password: SECRET",
                "Login with 'api-key': 'SECRET' refused",
                "Authorization: Bearer SECRET",
                "authorization=Basic SECRET",
                "headers: {Authorization=[Bearer SECRET], Accept=[*/*]}",
                "Authorization: AWS4-HMAC-SHA256 Credential=SECRET/20261125/auto/s3/aws4_request, SignedHeaders=host, Signature=SECRET",
                "Proxy-Authorization: Digest SECRET",
                "sent Bearer SECRET_SECRET to it",
                "X-API-Key: SECRET_SECRET_1",
                "Set-Cookie: sessionid=SECRET; Path=/",
                "Cookie: csrftoken=SECRET; ds_user=SECRET",
                "x-amz-security-token: SECRET_SECRET_1",
                "jdbc:postgresql://fleet:SECRET@db.internal:5432/fleet refused",
                "amqp://fleet:SE@CRET:SECRET@mq.internal:5672/ refused",
                "jdbc:postgresql://db/fleet?user=fleet&password=SECRET refused",
                "Malformed access token EAAGm0PX4ZCpsBASECRET012345678901234567890123456789ZD",
                "Invalid OAuth access token 1784|SECRETSECRETSECRETSECRETSECRETSECRET01",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJTRUNSRVQi.SECRET is expired",
                "key AKIASECRET0123456789 does not exist",
                "Failing row contains (7, PENDING, https://cdn.example/a.jpg?oh=SECRET&oe=1, null).",
                "proof SECRET0123456789abcdef0123456789abcdef0123456789abcdef0123456789"
            })
    void removesEverySecret(String text) {
        String clean = FailureText.of(text);
        assertThat(clean).doesNotContain("SECRET", "CRET").contains("…");
        assertThat(FailureText.of(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scontent-fra3-1.cdninstagram.com answered 503",
                "Instagram did not answer within 5 s to connect and 30 s in all, or broke off: java.net.ConnectException",
                "The budget of instagram-graph-178 is used up (200 calls in 3600 s); the next call may be made in 18 s",
                "ERROR: duplicate key value violates unique constraint \"creator_platform_external_id_key\"",
                "Detail: Key (platform, external_id)=(instagram, 178) already exists.",
                "Error validating access token: Session has expired on Tuesday, 05-Nov-24 10:00:00 PST",
                "HTTP basic authentication is required",
                "task 9f1b2c3d-1111-2222-3333-444455556666 of https://www.instagram.com/p/abc/ is gone",
                "instagram/17841400000/17900000000/video.mp4 has 1024 bytes, 2048 were promised",
                "Is it gone? Nobody knows."
            })
    void leavesWhatIsNoSecretAsItIs(String text) {
        assertThat(FailureText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://cdn.example/a/b.jpg?oh=1&oe=2 answered 403 | https://cdn.example/a/b.jpg?… answered 403
            amqp://fleet:pw@mq:5672/ is away                   | amqp://…@mq:5672/ is away
            Authorization: Bearer abc.def was sent             | Authorization: … was sent
            """)
    void saysWhatIsLeft(String text, String left) {
        assertThat(FailureText.of(text)).isEqualTo(left);
    }

    @Test
    void isOneLineThatPostgresqlAndATerminalCanTake() {
        assertThat(FailureText.of("one\0\r\n\ttwo\u001b[31m\u2028three\u202e \ud800four  "))
                .isEqualTo("one two [31m three four");
    }

    @Test
    void isOfBoundedLengthAndCutsNoCharacterInTwo() {
        assertThat(FailureText.of("x".repeat(9_000)))
                .hasSize(FailureText.LENGTH)
                .endsWith("x…");
        assertThat(FailureText.of("x".repeat(FailureText.LENGTH))).doesNotContain("…");
        String emoji = FailureText.of("x" + "😀".repeat(2_000));
        assertThat(emoji).hasSizeLessThanOrEqualTo(FailureText.LENGTH).endsWith("😀…");
    }

    @Test
    void isQuickWithWhateverItIsGiven() {
        for (String unit : List.of("a", "a.", "a:", "?", "://", "token", "a@", "=", "x-amz-", "\"", "%3F", " basic ")) {
            String text = unit.repeat(200_000 / unit.length());
            assertThat(org.assertj.core.api.Assertions.assertThatCode(() -> FailureText.of(text)))
                    .isNotNull();
            long start = System.nanoTime();
            FailureText.of(text);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(unit).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void showsNoPartOfASecretWhereAVeryLongTextIsCut() {
        String links = "https://cdn.example/a?oh=1 ".repeat(740); // most of them go
        assertThat(FailureText.of(links + " https://user:SECRET" + "x".repeat(1_000) + "@cdn.example/"))
                .doesNotContain("SECRET");
    }

    @Test
    void tellsWhereSomethingWasThrownWithoutWhatItQuotes() {
        Exception thrown = new IllegalStateException(
                "outer token=SECRET", new IllegalArgumentException("https://cdn.example/a?oh=SECRET\nsecond line"));
        assertThat(FailureText.trace(thrown))
                .doesNotContain("SECRET")
                .startsWith(
                        "java.lang.IllegalStateException: outer token=…\n    at io.creatorfleet.task.FailureTextTest")
                .contains("\njava.lang.IllegalArgumentException: https://cdn.example/a?…");
    }

    @Test
    void isTheOnlyTextThatAFailureOrAVerdictCanHold() {
        String text = "https://cdn.example/a?oh=SECRET";
        Stream<String> held = Stream.of(
                        new Failure.Absent(text),
                        new Failure.Throttled(text, Duration.ZERO),
                        new Failure.Suspended(text),
                        new Failure.Unavailable(text, null),
                        new Failure.Malformed(text),
                        new Failure.Unexpected(text))
                .map(Failure::message);
        Stream<String> reasons = Stream.of(
                new Verdict.Conclude(text, Results.NONE).reason(), new Verdict.Snooze(Duration.ZERO, text).reason());
        assertThat(Stream.concat(held, reasons)).containsOnly("https://cdn.example/a?…");
    }
}
