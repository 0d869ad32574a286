package io.creatorfleet.platform.instagram.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

class UsageTest {

    private static final String APP = "x-app-usage";
    private static final String BUSINESS = "x-business-use-case-usage";

    @Test
    void saysNothingWithoutHeaders() {
        assertThat(Usage.of(new HttpHeaders(), new JsonMapper())).isEqualTo(new Usage(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}",
                "{\"total_cputime\":25,\"total_time\":28,\"call_count\":25}",
                "{\"total_cputime\":28}",
            })
    void takesTheLargestShareInWhateverOrder(String header) {
        assertThat(usage(APP, header)).isEqualTo(new Usage(0.28, null));
    }

    @Test
    void takesASharePastTheLimitAsItIs() {
        assertThat(usage(APP, "{\"call_count\":724,\"total_time\":1}").share()).isEqualTo(7.24);
    }

    @Test
    void readsTheLimitsOfEachBusinessAccount() {
        Usage usage = usage(BUSINESS, """
                {"17841400000000001":[{"type":"instagram","call_count":100,"total_cputime":25,"total_time":25,
                                       "estimated_time_to_regain_access":19}],
                 "17841400000000002":[{"type":"ads","ads_api_access_tier":"x","call_count":3,
                                       "estimated_time_to_regain_access":0}]}""");
        assertThat(usage).isEqualTo(new Usage(1.0, Duration.ofMinutes(19)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "null", "{\"call_count\":\"many\"}", "{\"1\":{\"call_count\":3}}"})
    void usesTheAnswerWithoutAHeaderOfAnotherForm(String header) {
        assertThat(usage(APP, header)).isEqualTo(new Usage(null, null));
        assertThat(usage(BUSINESS, header).regain()).isNull();
    }

    private static Usage usage(String header, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(header, value);
        return Usage.of(headers, new JsonMapper());
    }
}
