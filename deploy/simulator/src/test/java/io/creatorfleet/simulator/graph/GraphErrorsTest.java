package io.creatorfleet.simulator.graph;

import static io.creatorfleet.simulator.Client.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

@SimulatorTest
class GraphErrorsTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thisuserdoesnotexist123456789",
                "missing.person",
                "aname.of.more.than.thirty.letters",
                "no-name",
                ""
            })
    void cannotTellWhyANameLeadsNowhere(String username) {
        Client.Answer answer = client.discover(username, "username");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(members(answer.json()))
                .isEqualTo(members(sample("ig-err-user-not-found-400"), "simnobody", username));
    }

    @Test
    void refusesAFieldThatThereIsNot() {
        Client.Answer answer = client.discover("nasa", "username,account_type");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(members(answer.json())).isEqualTo(members(sample("ig-err-nonexisting-field-400")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shortcode", "ig_id", "is_comment_enabled", "saved_count", "shares_count"})
    void refusesAMediaFieldThatIsNotForOthers(String field) {
        Client.Answer answer = client.discover("nasa", "media{id," + field + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(members(answer.json())).isEqualTo(members(sample("ig-err-unsupported-field-400")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caption", "like_count", "comments_count", "media_product_type", "view_count", "username"})
    void refusesFieldsThatPartsOfACarouselDoNotHaveEvenWhereThereIsNoCarousel(String field) {
        Client.Answer answer = client.discover("emptyaccount1", "media{children{id," + field + "}}");
        assertThat(answer.json().at("/error/message").asString())
                .isEqualTo("(#100) Field is not available for Carousel children media");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            has_profile_pic                    | 10
            stories                            | 10
            media{insights}                    | 10
            live_media                         | 36104
            media{likes}                       | 100
            media{children{paging}}            | 100
            username{id}                       | 2500
            media{caption{id}}                 | 2500
            username,username                  | 2500
            media.limit(5                      | 2500
            media{id}}                         | 2500
            """)
    void refusesTheWholeCallForOneWrongPart(String fields, String code) {
        Client.Answer answer = client.discover("nasa", fields);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(code);
    }

    @Test
    void refusesADiscoveryOfNobody() {
        assertThat(client.ask("business_discovery{id}").error()).isEqualTo("100");
    }

    @Test
    void knowsOnlyOneTokenAndOneAccount() {
        Client.Answer wrong = client.ask(Client.US, "business_discovery.username(nasa)", "stolen");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.error()).isEqualTo("190");
        assertThat(wrong.header("WWW-Authenticate"))
                .hasValueSatisfying(text -> assertThat(text).contains("\"invalid_token\""));
        assertThat(client.get("/v26.0/" + Client.US).error()).isEqualTo("2500");

        Client.Answer other = client.ask("17841400000009999", "business_discovery.username(nasa)", Client.TOKEN);
        assertThat(other.status()).isEqualTo(400);
        assertThat(members(other.json())).isEqualTo(members(sample("ig-err-object-missing-400")));
    }

    @Test
    void variesTheOrderOfTheMembers() {
        Set<List<String>> orders = new HashSet<>();
        IntStream.range(0, 12)
                .forEach(n -> orders.add(List.copyOf(
                        client.discover("missing", "id").json().path("error").propertyNames())));
        assertThat(orders).hasSizeGreaterThan(1);
    }

    private static Map<String, JsonNode> members(JsonNode document) {
        return members(document, "", "");
    }

    /** The members of the error but for the trace, of which only the presence counts. */
    private static Map<String, JsonNode> members(JsonNode document, String from, String to) {
        Map<String, JsonNode> members = new HashMap<>();
        document.path("error").properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        members.computeIfPresent("fbtrace_id", (name, value) -> document.path("absent"));
        members.computeIfPresent(
                "error_user_msg",
                (name, value) -> StringNode.valueOf(value.asString().replace(from, to)));
        return members;
    }
}
