package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.cdn.LinkSigner;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tokens that say themselves until when they are good, so that none has to be remembered. */
@Component
public final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.([0-9A-Za-z_-]+)");

    private final LinkSigner signer;
    private final RedditProperties properties;
    private final SimulatedClock clock;
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger revocations = new AtomicInteger();

    Tokens(LinkSigner signer, RedditProperties properties, SimulatedClock clock) {
        this.signer = signer;
        this.properties = properties;
        this.clock = clock;
    }

    String issue() {
        Instant end = clock.instant().plus(properties.tokenLife());
        String text = end.getEpochSecond() + "." + revocations.get() + "." + issued.incrementAndGet();
        return text + "." + signer.seal("token " + text);
    }

    boolean isGood(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            return false;
        }
        String text = token.substring(0, matcher.start(4) - 1);
        return signer.isSeal(matcher.group(4), "token " + text)
                && Long.parseLong(matcher.group(1)) > clock.instant().getEpochSecond()
                && Integer.parseInt(matcher.group(2)) == revocations.get();
    }

    /** Makes all tokens issued so far worthless. */
    public void revoke() {
        revocations.incrementAndGet();
    }

    /** How many tokens were issued since the start. */
    public int issued() {
        return issued.get();
    }
}
