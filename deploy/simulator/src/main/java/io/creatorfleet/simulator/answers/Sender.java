package io.creatorfleet.simulator.answers;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.Drip;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.Tally;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Sends answers, as fast and as whole as the faults that are switched on let it. */
@Component
public final class Sender {

    private final Faults faults;
    private final Tally tally;
    private final AtomicLong calls = new AtomicLong();

    Sender(Faults faults, Tally tally) {
        this.faults = faults;
        this.tally = tally;
    }

    /** Sends what answers a call about the account with this number. */
    public void send(Answer answer, long creator, HttpServletResponse response) throws IOException {
        Seed dice = Seed.of("sender").with(calls.incrementAndGet());
        Duration silence = delay(FaultKind.HANG, creator, dice);
        Answer sent = answer;
        if (silence.isPositive()) {
            sent = Answer.brokenOff(answer.outcome());
        } else if (answer.status() == 200
                && faults.strike(FaultKind.TRUNCATED_JSON, creator).isPresent()) {
            sent = answer.truncated();
        }
        tally.count(sent.outcome());
        Drip.await(silence.plus(delay(FaultKind.LATENCY, creator, dice)));
        response.setStatus(sent.status());
        response.setContentType(sent.contentType());
        byte[] body = sent.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        // An answer may announce another length than it has.
        sent.headers().forEach(response::setHeader);
        write(body, delay(FaultKind.SLOW_BODY, creator, dice), response.getOutputStream());
    }

    private static void write(byte[] body, Duration slow, OutputStream wire) throws IOException {
        OutputStream out = slow.isPositive() ? new Drip(wire, body.length, slow) : wire;
        out.write(body);
        out.flush();
    }

    private Duration delay(FaultKind kind, long creator, Seed dice) {
        return faults.strike(kind, creator).map(fault -> fault.delay(dice)).orElse(Duration.ZERO);
    }
}
