package io.creatorfleet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestIdFilterTest {

    private static final String HEADER = "X-Request-Id";

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final AtomicReference<String> logged = new AtomicReference<>("");

    @Test
    void keepsTheIdThatTheClientGave() throws Exception {
        request.addHeader(HEADER, "order-17.b");

        assertThat(answered()).isEqualTo("order-17.b").isEqualTo(logged.get());
        assertThat(MDC.get("request")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "", "{\"a\": 1}", "ääää"})
    void givesOneOfItsOwnInsteadOfOneThatIsNotPlain(String given) throws Exception {
        request.addHeader(HEADER, given);

        assertThat(answered()).hasSize(36).isEqualTo(logged.get());
    }

    private String answered() throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new RequestIdFilter().doFilter(request, response, (asked, answer) -> logged.set(MDC.get("request")));
        return String.valueOf(response.getHeader(HEADER));
    }
}
