package io.creatorfleet.local.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The form of the boards: what Grafana would stumble over, and what people would miss. */
class BoardsTest {

    private static final int COLUMNS = 24;
    private static final Pattern UNRESOLVED = Pattern.compile("\\$[a-zA-Z_{]");

    // Each gateway shows these of the whole fleet: what adds them up counts everything once a gateway.
    private static final Pattern OF_THE_LEDGER =
            Pattern.compile("fleet_(?:tasks|queue_|workers|jobs_|invariant|platform_(?:budget|paused|token))[a-z_]*");
    private static final Pattern WITHIN_ONE =
            Pattern.compile("(?:max|min|group|count)(?: by \\([a-z, ]*\\))? ?\\((?:label_join\\()?$");

    static List<Board> boards() {
        return Board.all();
    }

    @Test
    void thereAreFourWithNamesOfTheirOwn() {
        assertThat(boards())
                .extracting(Board::name)
                .containsExactly("fleet.json", "media.json", "platforms.json", "queues.json");
        assertThat(boards())
                .extracting(board -> board.json().path("title").asString())
                .doesNotHaveDuplicates();
        assertThat(boards())
                .extracting(board -> board.json().path("uid").asString())
                .doesNotHaveDuplicates()
                .allSatisfy(uid -> assertThat(uid).startsWith("creator-fleet").hasSizeLessThanOrEqualTo(40));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void eachPanelSaysWhatItShowsAndInWhatAndWhatItIsEmptyFor(Board board) {
        for (JsonNode panel : board.panels()) {
            String title = panel.path("title").asString();
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asString(""))
                    .as(title)
                    .hasSizeGreaterThan(20)
                    .endsWith(".");
            assertThat(defaults.path("unit").asString(""))
                    .as("unit of %s", title)
                    .isNotBlank();
            assertThat(defaults.path("noValue").asString(""))
                    .as("empty %s", title)
                    .isNotBlank();
            assertThat(panel.path("targets")).as(title).isNotEmpty();
            assertThat(panel.path("targets")
                            .valueStream()
                            .map(target -> target.path("refId").asString()))
                    .as("queries of %s", title)
                    .doesNotHaveDuplicates()
                    .allSatisfy(ref -> assertThat(ref).matches("[A-Z]"));
        }
        assertThat(board.json()
                        .path("panels")
                        .valueStream()
                        .map(panel -> panel.path("id").asInt(0)))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isPositive());
    }

    @ParameterizedTest
    @MethodSource("boards")
    void readFromThePrometheusThatIsChosen(Board board) {
        JsonNode variables = board.json().path("templating").path("list");
        assertThat(variables.path(0).path("type").asString()).isEqualTo("datasource");
        assertThat(variables.path(0).path("query").asString()).isEqualTo("prometheus");
        List<JsonNode> readers = new ArrayList<>(board.panels());
        variables.valueStream().skip(1).forEach(readers::add);
        board.json().path("annotations").path("list").forEach(readers::add);
        assertThat(readers)
                .extracting(reader -> reader.path("datasource").path("uid").asString(""))
                .containsOnly("${datasource}");
        assertThat(board.queries()).extracting(Board.Query::resolved).noneMatch(UNRESOLVED.asPredicate());
    }

    @ParameterizedTest
    @MethodSource("boards")
    void noPanelLiesOnAnother(Board board) {
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : board.json().path("panels")) {
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).as(panel.path("title").asString()).isLessThanOrEqualTo(COLUMNS);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = place.path("y").asInt();
                        y < place.path("y").asInt() + place.path("h").asInt();
                        y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as("%s is alone at %d, %d", panel.path("title").asString(), x, y)
                            .isTrue();
                }
            }
        }
    }

    /** A column is formatted by the name it was given: one that no column has is a slip. */
    @ParameterizedTest
    @MethodSource("boards")
    void whatIsSetOfAColumnIsSetOfOneThatIsThere(Board board) {
        for (JsonNode panel : board.panels()) {
            Set<String> columns = new HashSet<>();
            panel.path("transformations")
                    .findValues("renameByName")
                    .forEach(names -> names.valueStream().forEach(name -> columns.add(name.asString())));
            for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
                JsonNode matcher = override.path("matcher");
                if (matcher.path("id").asString().equals("byName")) {
                    assertThat(columns)
                            .as(panel.path("title").asString())
                            .contains(matcher.path("options").asString());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void countTheLedgerOnceHoweverManyGatewaysShowIt(Board board) {
        board.queries().forEach(query -> assertOnce(query.panel(), query.expression()));
    }

    @Test
    void rulesCountTheLedgerOnceHoweverManyGatewaysShowIt() {
        Rules.all()
                .forEach(rule -> assertOnce(rule.toString(), rule.path("expr").asString()));
    }

    private static void assertOnce(String of, String expression) {
        OF_THE_LEDGER
                .matcher(expression)
                .results()
                .forEach(metric -> assertThat(expression.substring(0, metric.start()))
                        .as("what is before %s in %s", metric.group(), of)
                        .containsPattern(WITHIN_ONE));
    }

    @Test
    void areProvisionedFromTheFolderTheyAreMountedAt() {
        JsonNode provider = Rules.read(provisioning("dashboards", "boards.yml"))
                .path("providers")
                .path(0);
        assertThat(provider.path("type").asString()).isEqualTo("file");
        assertThat(provider.path("options").path("path").asString()).isEqualTo("/etc/grafana/boards");
        JsonNode source = Rules.read(provisioning("datasources", "prometheus.yml"))
                .path("datasources")
                .path(0);
        assertThat(source.path("type").asString()).isEqualTo("prometheus");
        assertThat(source.path("isDefault").asBoolean()).isTrue();
        // What Grafana takes a rate over follows it.
        assertThat(source.path("jsonData").path("timeInterval"))
                .isEqualTo(Rules.read(Rules.FOLDER.resolve("prometheus.yml"))
                        .path("global")
                        .path("scrape_interval"));
    }

    private static Path provisioning(String kind, String file) {
        return Board.FOLDER.resolve("provisioning").resolve(kind).resolve(file);
    }
}
