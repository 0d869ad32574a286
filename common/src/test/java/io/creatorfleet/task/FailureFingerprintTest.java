package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FailureFingerprintTest {

    /** In each line one cause, told of different creators, files, machines and times. */
    static final List<List<String>> SAME = List.of(
            List.of("scontent-fra3-1.cdninstagram.com answered 503", "scontent-ams2-1.cdninstagram.com answered 503"),
            List.of(
                    "Instagram answered 400 with JSON that breaks at character 17 of 20345",
                    "Instagram answered 400 with JSON that breaks at character 9 of 31"),
            List.of(
                    "Instagram's answer about spacex names no account",
                    "Instagram's answer about nasa_hq.2 names no account"),
            List.of(
                    "Instagram says that spacex has 12 items and shows none",
                    "Instagram says that some.body has 1 items and shows none"),
            List.of(
                    "Instagram answered with an unknown error 999/33, \"no object 178 for 'spacex'\"",
                    "Instagram answered with an unknown error 999/33, \"no object 4 for 'nasa'\""),
            List.of(
                    "Its link has expired, and task 812 that was to renew it is dead: replay both",
                    "Its link has expired, and task 9 that was to renew it is dead: replay both"),
            List.of(
                    "The file from video.cdninstagram.com broke off, after 123 bytes",
                    "The file from scontent-lhr8-2.cdninstagram.com broke off, after 98765432 bytes"),
            List.of(
                    "java.net.ConnectException: Connection refused: localhost/127.0.0.1:9000",
                    "java.net.ConnectException: Connection refused: s3.example.com/10.1.2.3:443"),
            List.of(
                    "The bucket answered 404: no upload 2~abcDEF012 of instagram/178/179/video.mp4 (Request ID: 0A1B)",
                    "The bucket answered 404: no upload Zz9 of instagram/5/6/7.jpg (Request ID: FFEE)"),
            List.of(
                    "row 0f8fad5b-d9cb-469f-a165-70867728950e of 2026-11-25T16:25:53.123Z",
                    "row 7c9e6679-7425-40de-944b-e07fc1f90ae7 of 2027-01-01T00:00:00Z"),
            List.of("expired on Tue, 25 Nov 2026 16:25:53 GMT", "expired on Fri Jan 1 00:00:00 UTC 2027"),
            List.of(
                    "checksum deadbeefcafe of https://cdn.example/a.jpg?… differs",
                    "checksum 0123456789ab of https://other.example/b/c.mp4 differs"),
            List.of(
                    "ERROR: duplicate key value violates unique constraint \"a_key\" Detail: Key (id)=(instagram, foo) exists",
                    "ERROR: duplicate key value violates unique constraint \"a_key\" Detail: Key (id)=(reddit, bar) exists"),
            List.of("tasks 1, 2 are open", "tasks 4, 5, 6, 7 are open"),
            List.of(
                    "java.lang.IllegalStateException: io.x.Thing@1a2b3c is closed",
                    "java.lang.IllegalStateException: io.x.Thing@ff is closed"));

    static final List<String> DIFFERENT = List.of(
            "cdn.example answered 503",
            "cdn.example answered 404",
            "Instagram answered with an unknown error 190/463, \"a\"",
            "Instagram answered with an unknown error 100/33, \"a\"",
            "java.net.ConnectException: Connection refused",
            "java.net.SocketTimeoutException: Connection refused",
            "violates unique constraint \"creator_key\"",
            "violates unique constraint \"media_key\"",
            "java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"<local4>\" is null",
            "java.lang.NullPointerException: Cannot invoke \"Link.url()\" because \"<local4>\" is null",
            "its process ended with exit 134",
            "its process ended with exit 3",
            "ran for 1200 s without an end",
            "");

    @ParameterizedTest
    @FieldSource("SAME")
    void isTheSameForOneCause(List<String> messages) {
        assertThat(messages.stream().map(FailureFingerprintTest::unexpected).distinct())
                .as(messages.stream()
                        .map(FailureFingerprint::normalized)
                        .toList()
                        .toString())
                .hasSize(1);
    }

    @Test
    void differsBetweenCauses() {
        List<String> all = new ArrayList<>(DIFFERENT);
        SAME.forEach(messages -> all.add(messages.getFirst()));
        all.remove("scontent-fra3-1.cdninstagram.com answered 503"); // as the first of the others
        assertThat(all.stream().map(FailureFingerprintTest::unexpected)).doesNotHaveDuplicates();
    }

    @Test
    void differsBetweenClassesOfFailure() {
        assertThat(Stream.of(
                                new Failure.Unexpected("no answer"),
                                new Failure.Malformed("no answer"),
                                new Failure.Unavailable("no answer", null))
                        .map(FailureFingerprint::of))
                .doesNotHaveDuplicates()
                .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{12}"));
    }

    @Test
    void doesNotDependOnWhereALongTextWasCut() {
        String start = "The results were not written: ".repeat(40);
        assertThat(unexpected(start + "one")).isEqualTo(unexpected(start + "quite another"));
    }

    private static String unexpected(String message) {
        return FailureFingerprint.of(new Failure.Unexpected(message));
    }
}
