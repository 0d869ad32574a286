package io.creatorfleet.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.output.Printed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProgressTest {

    private static final String RUNNING = """
            {"id": "j", "username": "spacex", "state": "running", "stages": {
              "profile": {"ready": 0, "queued": 0, "running": 0, "done": 1, "dead": 0},
              "content": {"ready": 1, "queued": 0, "running": 1, "done": 2, "dead": 0,
                          "reels": {"held": 60, "asked": 90}, "posts": {"held": 30, "asked": 30}},
              "media": {"ready": 60, "queued": 20, "running": 4, "done": 115, "dead": 1,
                        "stored": 115, "bytes_stored": 2500000},
              "analytics": {"ready": 0, "queued": 0, "running": 0, "done": 0, "dead": 0}},
             "paused": [{"scope": "upstream", "name": "instagram", "reason": "token \\u001b[31mrefused", "until": null}]}
            """;

    private final Progress progress = Progress.of(new Fields(new JsonMapper().readTree(RUNNING)));

    @Test
    void aJobInALine() {
        String line =
                new ProgressText(new Printed().file(), "spacex", 1).line(progress, new Pace(), Duration.ofSeconds(12));

        assertThat(line)
                .isEqualTo("12 s  spacex  1 running  profile 1/1  content 2/4  media 116/200  analytics 0/0  2.5 MB"
                        + "  1 dead  paused: instagram: token ␛[31mrefused");
    }

    @Test
    void aJobAsBarsThatFitTheTerminal() {
        List<String> lines =
                new ProgressText(new Printed().plain(80), "spacex", 1).lines(progress, pace(), Duration.ofSeconds(12));

        assertThat(lines)
                .contains(
                        "  profile    ████████████████  1/1",
                        "  content    ████████░░░░░░░░  2/4  reels 60/90  posts 30/30",
                        "  media      █████████░░░░░░░  116/200  2.5 MB  200.0 kB/s  1 dead")
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines.getFirst()).isEqualTo("spacex  running  12 s  10.0 tasks/s");
    }

    @Test
    void howLongItTakesStillUnlessItIsPaused() {
        Progress unpaused =
                Progress.of(new Fields(new JsonMapper().readTree(RUNNING.replace("paused", "once paused"))));

        List<String> lines =
                new ProgressText(new Printed().plain(80), "spacex", 1).lines(unpaused, pace(), Duration.ofSeconds(12));

        assertThat(lines.getFirst()).isEqualTo("spacex  running  12 s  10.0 tasks/s, about 8 s left");
    }

    @Test
    void severalJobsAreSummed() {
        Progress sum = Progress.sum(List.of(progress, progress));

        assertThat(sum.jobs()).containsEntry("running", 2L);
        assertThat(sum.reels()).hasToString("120/180");
        assertThat(sum.bytes()).isEqualTo(5_000_000);
        assertThat(sum.pauses()).hasSize(1);
        assertThat(new ProgressText(new Printed().plain(80), "2 creators", 2).lines(sum, new Pace(), Duration.ZERO))
                .anyMatch(line -> line.startsWith("  jobs ") && line.contains("0/2"));
    }

    @Test
    void onlySuccessOfAllIsSuccess() {
        Progress good = Progress.of(new Fields(new JsonMapper().readTree("{\"state\": \"succeeded\"}")));
        Progress bad = Progress.of(new Fields(new JsonMapper().readTree("{\"state\": \"failed\"}")));

        assertThat(Progress.sum(List.of(good, good)).hasSucceeded()).isTrue();
        assertThat(Progress.sum(List.of(good, bad)).hasSucceeded()).isFalse();
        assertThat(Progress.sum(List.of(good, bad)).isOver()).isTrue();
        assertThat(Progress.sum(List.of(good, progress)).isOver()).isFalse();
    }

    /** Of one that has done 100 tasks and stored 2 MB within ten seconds. */
    private Pace pace() {
        Pace pace = new Pace();
        pace.note(Duration.ofSeconds(2), Progress.of(new Fields(new JsonMapper().readTree("""
                {"stages": {"media": {"done": 18, "stored": 18, "bytes_stored": 500000}}}"""))));
        pace.note(Duration.ofSeconds(12), progress);
        return pace;
    }
}
