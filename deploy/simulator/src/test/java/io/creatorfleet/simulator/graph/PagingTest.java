package io.creatorfleet.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class PagingTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
    }

    @Test
    void givesAnAfterFirstBothInTheMiddleAndABeforeLast() {
        List<Client.Answer> pages = walk("spacex", 50);
        assertThat(pages).hasSizeBetween(4, 5);
        assertThat(cursorNames(pages.getFirst())).containsExactly("after");
        assertThat(pages.subList(1, pages.size() - 1))
                .allSatisfy(page -> assertThat(cursorNames(page)).containsExactly("before", "after"));
        assertThat(cursorNames(pages.getLast())).containsExactly("before");
        assertThat(pages).noneMatch(page -> page.text().contains("\"next\""));
    }

    @Test
    void givesNoPagingWhereOnePageHoldsAll() {
        Client.Answer answer = client.page("smallaccount.one", ".limit(50)");
        assertThat(answer.media()).hasSize(12);
        assertThat(answer.discovered().path("media").has("paging")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 25", ".limit(1), 1", ".limit(50), 50", ".limit(100), 100", ".limit(500), 100"})
    void givesTwentyFiveItemsUnlessAskedForOthersAndNeverMoreThanAHundred(String modifiers, int items) {
        assertThat(client.page("nasa", modifiers).media()).hasSize(items);
    }

    @Test
    void meetsEveryItemOnceOnTheWayDownAndEnoughReelsAndPosts() {
        List<JsonNode> items = walk("techcrunch", 30).stream()
                .flatMap(page -> page.media().stream())
                .toList();
        assertThat(items).extracting(item -> item.path("id").asString()).doesNotHaveDuplicates();
        assertThat(items)
                .hasSize(client.page("techcrunch", "")
                        .discovered()
                        .path("media_count")
                        .asInt());
        assertThat(items).filteredOn(PagingTest::isReel).hasSizeBetween(100, 140);
        assertThat(items).filteredOn(item -> !isReel(item)).hasSizeBetween(40, 80);
    }

    @Test
    void comesBackToTheSamePageWithItsBefore() {
        List<Client.Answer> pages = walk("nasa", 40);
        String before = pages.get(2).cursor("before").orElseThrow();
        assertThat(client.page("nasa", ".limit(40).before(" + before + ")").media())
                .extracting(item -> item.path("id").asString())
                .isEqualTo(pages.get(1).media().stream()
                        .map(item -> item.path("id").asString())
                        .toList());
    }

    @Test
    void givesOpaqueCursorsThatFitIntoAUrl() {
        assertThat(client.page("nasa", "").cursor("after").orElseThrow()).matches("QVFIU[A-Za-z0-9_-]{115,195}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".after(QVFIUabc)", ".after()", ".limit(0)", ".limit(-1)", ".limit(x)", ".since(yesterday)"})
    void refusesModifiersThatMakeNoSense(String modifiers) {
        Client.Answer answer = client.page("nasa", modifiers);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("100");
    }

    @Test
    void refusesTheCursorOfAnotherAccount() {
        String cursor = client.page("nasa", "").cursor("after").orElseThrow();
        assertThat(client.page("spacex", ".after(" + cursor + ")").error()).isEqualTo("100");
    }

    @Test
    void givesOnlyWhatIsNewerThanSince() {
        List<JsonNode> items =
                client.page("nasa", ".since(1771000000).limit(100)").media();
        assertThat(items)
                .isNotEmpty()
                .allSatisfy(item ->
                        assertThat(item.path("timestamp").asString()).isGreaterThan("2026-02-13T16:26:39+0000"));
    }

    private List<Client.Answer> walk(String username, int limit) {
        List<Client.Answer> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            String modifiers = ".limit(" + limit + ")"
                    + after.map(cursor -> ".after(" + cursor + ")").orElse("");
            pages.add(client.page(username, modifiers));
            after = pages.getLast().cursor("after");
        } while (after.isPresent() && pages.size() < 50);
        return pages;
    }

    private static List<String> cursorNames(Client.Answer page) {
        return List.copyOf(page.discovered().at("/media/paging/cursors").propertyNames());
    }

    private static boolean isReel(JsonNode item) {
        return item.path("media_product_type").asString().equals("REELS");
    }
}
