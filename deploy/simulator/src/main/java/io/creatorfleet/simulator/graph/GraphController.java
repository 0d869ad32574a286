package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.Calls;
import io.creatorfleet.simulator.conditions.Drip;
import io.creatorfleet.simulator.conditions.Tally;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The API's one address. */
@RestController
final class GraphController {

    private static final String BEARER = "Bearer ";

    private final GraphEndpoint endpoint;
    private final GraphProperties properties;
    private final Tally tally;
    private final Calls load;
    private final AtomicLong calls = new AtomicLong();

    GraphController(GraphEndpoint endpoint, GraphProperties properties, Tally tally, Calls load) {
        this.endpoint = endpoint;
        this.properties = properties;
        this.tally = tally;
        this.load = load;
    }

    @GetMapping("/{version:v\\d{1,2}\\.\\d}/{node}")
    void get(
            @PathVariable String version,
            @PathVariable String node,
            @RequestParam @Nullable String fields,
            @RequestParam(name = "access_token") @Nullable String accessToken,
            @RequestParam(name = "appsecret_proof") @Nullable String proof,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            HttpServletResponse response)
            throws IOException {
        load.note("graph");
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : accessToken;
        URI address =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
        Seed trace = Seed.of("trace").with(calls.incrementAndGet());
        GraphCall call = new GraphCall(version, node, fields, token, proof, address);
        send(endpoint.answer(call, trace), call, trace, response);
    }

    private void send(GraphEndpoint.Answer answer, GraphCall call, Seed trace, HttpServletResponse response)
            throws IOException {
        GraphReply reply = answer.reply();
        tally.count(reply.outcome());
        Drip.await(answer.late());
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setHeader("facebook-api-version", call.version());
        response.setHeader(
                "x-fb-request-id", "A" + Long.toUnsignedString(trace.with(2).value(), 36));
        response.setHeader(
                "x-fb-trace-id", "B" + Long.toUnsignedString(trace.with(3).value(), 36));
        response.setHeader("x-fb-rev", "1040000000");
        if (answer.usage() >= properties.usageShownFrom()) {
            response.setHeader("x-app-usage", GraphReply.usage(answer.usage(), trace));
        }
        byte[] body = reply.body().getBytes(StandardCharsets.US_ASCII);
        response.setContentLength(body.length);
        // A reply may announce another length than it has.
        reply.headers().forEach(response::setHeader);
        OutputStream wire = response.getOutputStream();
        boolean slow = answer.slow().isPositive();
        OutputStream out = slow ? new Drip(wire, body.length, answer.slow()) : wire;
        out.write(body);
        out.flush();
    }
}
