package io.creatorfleet.gateway.creators;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.Client.Answer;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
final class CreatorListIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    CreatorListIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM creator").update();
    }

    @Test
    void listsCreatorsInEachOrderPageByPage() {
        Rows.creator(jdbc, "small", 10, "Space");
        Rows.creator(jdbc, "large", 1000, "Food");
        Rows.creator(jdbc, "middle_1", 100, "Space");
        Rows.creator(jdbc, "middle2", 100, null);
        jdbc.sql("INSERT INTO creator (platform, external_id, username) VALUES ('instagram', 'u', 'unknown')")
                .update();
        Rows.onReddit(jdbc, "r/elsewhere", 5000, "Space");
        jdbc.sql("UPDATE creator SET refreshed_at = clock_timestamp() - make_interval(days => followers::integer)"
                        + " WHERE followers < 1000")
                .update();
        jdbc.sql("UPDATE creator SET engagement_rate = 1.5 / followers WHERE username IN ('small', 'middle_1')")
                .update();

        assertThat(names("")).containsExactly("large", "middle2", "middle_1", "small", "unknown");
        assertThat(names("sort=engagement")).containsExactly("small", "middle_1", "unknown", "middle2", "large");
        assertThat(names("sort=username")).containsExactly("large", "middle2", "middle_1", "small", "unknown");
        assertThat(names("sort=added")).containsExactly("unknown", "middle2", "middle_1", "large", "small");
        assertThat(names("sort=refreshed")).startsWith("small").endsWith("unknown", "large");
        assertThat(names("niche=Space")).containsExactly("middle_1", "small");
        assertThat(names("niche=Space&sort=username&min_followers=11")).containsExactly("middle_1");
        assertThat(names("min_followers=100")).containsExactly("large", "middle2", "middle_1");
        assertThat(names("q=DLE_")).containsExactly("middle_1");
        assertThat(names("q=the%20")).hasSize(4);
    }

    @Test
    void refusesWhatItDoesNotKnowByName() {
        assertThat(refusal("sort=odd"))
                .isEqualTo("sort cannot be odd: it is one of followers, engagement, added, refreshed, username");
        assertThat(refusal("limit=201")).isEqualTo("limit must be from 1 to 200, not 201");
        assertThat(refusal("limit=x")).isEqualTo("limit cannot be x");
        assertThat(refusal("min_followers=x")).isEqualTo("min_followers cannot be x");
        assertThat(refusal("min_followers=-1")).isEqualTo("min_followers cannot be -1: it is 0 or more");
        assertThat(refusal("q=ab")).isEqualTo("q cannot be \"ab\": it has 3 characters or more");
        assertThat(refusal("cursor=odd")).contains("cursor");
        assertThat(refusal("q=abc%00")).contains("NUL");
    }

    @Test
    void countsNiches() {
        Rows.creator(jdbc, "a", 1, "Space");
        Rows.creator(jdbc, "b", 1, "Space");
        Rows.creator(jdbc, "c", 1, "Food");
        Rows.creator(jdbc, "d", 1, null);
        Rows.onReddit(jdbc, "r/e", 1, "Memes");

        assertThat(client.get("/api/instagram/niches").json().get("niches").toString())
                .isEqualTo("[{\"niche\":\"Food\",\"creators\":1},{\"niche\":\"Space\",\"creators\":2}]");
        assertThat(client.all("/api/instagram/niches?limit=1", "niches", "niche"))
                .containsExactly("Food", "Space");
        assertThat(client.all("/api/reddit/niches", "niches", "niche")).containsExactly("Memes");
    }

    @Test
    void neitherRepeatsNorLosesAnUntouchedCreatorWhileOthersAreWritten() {
        for (int n = 0; n < 30; n++) {
            Rows.creator(jdbc, "stays." + n, 10L * (n % 7), "Space");
            Rows.creator(jdbc, "moves." + n, 10L * n, "Space");
        }
        for (String sort : List.of("followers", "engagement", "added", "refreshed", "username")) {
            List<String> seen = readWhileOthersAreWritten("/api/instagram/creators?niche=Space&limit=7&sort=" + sort);

            assertThat(seen.stream().filter(name -> name.startsWith("stays")))
                    .as(sort)
                    .hasSize(30)
                    .doesNotHaveDuplicates();
        }
    }

    /** Before each part of the list, creators come, go, and change whatever they are listed by. */
    private List<String> readWhileOthersAreWritten(String path) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int part = 0;
        do {
            Answer answer = client.get(path + "&cursor=" + cursor);
            answer.json()
                    .get("creators")
                    .forEach(entry -> seen.add(entry.get("username").asString()));
            cursor = answer.cursor();
            jdbc.sql("""
                    UPDATE creator SET followers = (followers * 31 + id * 17) % 70, username = 'moves.' || md5(username),
                           engagement_rate = (id % 11) / 1000.0,
                           refreshed_at = clock_timestamp()
                     WHERE username LIKE 'moves%'
                    """).update();
            Rows.creator(jdbc, "moves.new" + path.hashCode() + part, 35, "Space");
            jdbc.sql("DELETE FROM creator WHERE id = (SELECT max(id) FROM creator WHERE username LIKE 'moves%')")
                    .update();
            Rows.creator(jdbc, "moves.newer" + path.hashCode() + part++, 100, "Space");
        } while (!cursor.isEmpty() && part < 100);
        return seen;
    }

    private List<String> names(String query) {
        return client.all("/api/instagram/creators?limit=2&" + query, "creators", "username");
    }

    private String refusal(String query) {
        Answer answer = client.get("/api/instagram/creators?" + query);
        assertThat(answer.status()).as(query).isEqualTo(400);
        return answer.json().get("error").asString();
    }
}
