package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.answers.Answer;
import io.creatorfleet.simulator.answers.Sender;
import io.creatorfleet.simulator.conditions.Calls;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where applications get their tokens. */
@RestController
final class TokenController {

    /** No account: faults that are aimed at one leave tokens alone. */
    private static final long NOBODY = -1;

    private static final String INSTALLED = "https://oauth.reddit.com/grants/installed_client";

    private final RedditProperties properties;
    private final Tokens tokens;
    private final Faults faults;
    private final Sender sender;
    private final Calls calls;

    TokenController(RedditProperties properties, Tokens tokens, Faults faults, Sender sender, Calls calls) {
        this.calls = calls;
        this.properties = properties;
        this.tokens = tokens;
        this.faults = faults;
        this.sender = sender;
    }

    @PostMapping("/api/v1/access_token")
    void token(HttpServletRequest request, HttpServletResponse response) throws IOException {
        calls.note("reddit-token");
        Answer answer;
        try {
            answer = answer(new RedditCall(request));
        } catch (RedditRefusal refusal) {
            answer = refusal.answer();
        }
        sender.send(answer, NOBODY, response);
    }

    private Answer answer(RedditCall call) {
        UserAgent.check(call.userAgent());
        if (faults.strike(FaultKind.TOKEN_THROTTLED, NOBODY).isPresent()) {
            return error(429, JsonMapper.shared().createObjectNode().put("message", "Too Many Requests"));
        }
        if (!call.authorization().equals(credentials())) {
            return error(401, JsonMapper.shared().createObjectNode().put("message", "Unauthorized"));
        }
        if (faults.strike(FaultKind.TOKEN_REFUSED, NOBODY).isPresent() || !isForm(call)) {
            return refused("invalid_grant");
        }
        return grant(call);
    }

    private Answer grant(RedditCall call) {
        return switch (call.parameter("grant_type", "")) {
            case "client_credentials" -> issued();
            case INSTALLED ->
                call.parameter("device_id", "").matches(".{20,30}")
                        ? issued()
                        : refused("invalid_request", "bad device_id");
            case "password" -> refused("unauthorized_client", "Only script apps may use password auth");
            case "authorization_code" -> refused("invalid_grant");
            case "refresh_token" -> error(400, JsonMapper.shared().createObjectNode());
            default -> refused("unsupported_grant_type");
        };
    }

    private Answer issued() {
        ObjectNode body = JsonMapper.shared()
                .createObjectNode()
                .put("access_token", tokens.issue())
                .put("token_type", "bearer")
                .put("expires_in", properties.tokenLife().toSeconds())
                .put("scope", "*");
        return Answer.json(200, body, "reddit-token 200");
    }

    /** OAuth's own errors come with 200. */
    private static Answer refused(String error) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("error", error);
        return Answer.json(200, body, "reddit-token 200 " + error);
    }

    private static Answer refused(String error, String description) {
        ObjectNode body =
                JsonMapper.shared().createObjectNode().put("error", error).put("error_description", description);
        return Answer.json(200, body, "reddit-token 200 " + error);
    }

    private static Answer error(int status, ObjectNode body) {
        return Answer.json(status, body.put("error", status), "reddit-token " + status);
    }

    private static boolean isForm(RedditCall call) {
        String type = call.request().getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private String credentials() {
        String pair = properties.clientId() + ":" + properties.clientSecret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
