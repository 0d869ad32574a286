package io.creatorfleet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressTest {

    private static final JsonNode RUNNING = json("""
            {"state": "running", "stages": {
              "profile": {"ready": 0, "queued": 0, "running": 0, "done": 1, "dead": 0},
              "content": {"ready": 1, "queued": 1, "running": 1, "done": 2, "dead": 0,
                          "reels": {"held": 60, "asked": 90}, "posts": {"held": 30, "asked": 30}},
              "media": {"ready": 20, "queued": 11, "running": 16, "done": 44, "dead": 1,
                        "stored": 44, "bytes_stored": 9123456},
              "analytics": {"ready": 0, "queued": 0, "running": 0, "done": 0, "dead": 0}}}""");
    private static final JsonNode SUCCEEDED = json("""
            {"state": "succeeded", "stages": {"media": {"done": 6, "stored": 6, "bytes_stored": 44}}}""");

    @Test
    void isTheSumOverAllJobs() {
        Progress progress = Progress.of(List.of(RUNNING, SUCCEEDED));
        assertThat(progress.jobs()).containsEntry("running", 1L).containsEntry("succeeded", 1L);
        assertThat(progress.objects()).isEqualTo(50);
        assertThat(progress.bytes()).isEqualTo(9_123_500);
        assertThat(progress.stages().get("media")).isEqualTo(new Progress.Tasks(31, 16, 50, 1));
    }

    @Test
    void isOverOnlyWhenNoJobIsOpen() {
        assertThat(Progress.of(List.of(RUNNING, SUCCEEDED)).isOver()).isFalse();
        assertThat(Progress.of(List.of(SUCCEEDED)).isOver()).isTrue();
    }

    @Test
    void oneJobThatDidNotSucceedSpoilsAll() {
        JsonNode incomplete = json("{\"state\": \"incomplete\", \"stages\": {}}");
        assertThat(Progress.of(List.of(SUCCEEDED)).hasSucceeded()).isTrue();
        assertThat(Progress.of(List.of(SUCCEEDED, incomplete)).hasSucceeded()).isFalse();
    }

    @Test
    void aTerminalGetsALineForEachStage() {
        ProgressText text = new ProgressText(Progress.of(List.of(RUNNING)), Duration.ofSeconds(12));
        assertThat(text.lines()).hasSize(5);
        assertThat(text.lines().get(0)).isEqualTo("  12 s   1 running");
        assertThat(text.lines().get(2)).contains("2 done, 1 running, 2 waiting").contains("reels 60/90  posts 30/30");
        assertThat(text.lines().get(3))
                .contains("44 done, 16 running, 31 waiting, 1 dead")
                .contains("44 objects  9.1 MB  760.3 kB/s");
        assertThat(text.lines().get(4)).contains("not begun");
    }

    @Test
    void aLogGetsAllOfItInOneLine() {
        ProgressText text = new ProgressText(Progress.of(List.of(RUNNING)), Duration.ofSeconds(12));
        assertThat(text.line())
                .contains("content 2/5", "media 44/92", "reels 60/90", "44 objects  9.1 MB")
                .doesNotContain("\n");
    }

    @Test
    void aTerminalIsRewrittenInPlaceAndALogIsAddedTo() {
        Progress progress = Progress.of(List.of(RUNNING));
        assertThat(shownTwice(true, progress)).contains("\u001b[5A\u001b[J");
        assertThat(shownTwice(false, progress)).doesNotContain("\u001b").hasLineCount(1);
    }

    private static String shownTwice(boolean inPlace, Progress progress) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Display display = new Display(new PrintStream(bytes, true, StandardCharsets.UTF_8), inPlace);
        display.show(progress, Duration.ZERO);
        display.show(progress, Duration.ofSeconds(1));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
