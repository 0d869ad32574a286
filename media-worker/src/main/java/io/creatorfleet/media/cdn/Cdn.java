package io.creatorfleet.media.cdn;

import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.platform.RetryAfter;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platforms' CDNs. A link is called if {@link LinkRules} allow it and its host's addresses are public; so is every
 * further one that it is redirected to.
 */
public final class Cdn {

    private static final int MOST_REDIRECTS = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final LinkRules rules;
    private final CdnClient client;
    private final Hosts hosts;
    private final CdnProperties properties;
    private final Tracer tracer;

    Cdn(LinkRules rules, CdnClient client, Hosts hosts, CdnProperties properties, Tracer tracer) {
        this.rules = rules;
        this.client = client;
        this.hosts = hosts;
        this.properties = properties;
        this.tracer = tracer;
    }

    /**
     * Opens the file behind a link, from an offset on if its content is still the same, else from its beginning.
     *
     * @param fresh whether the link cannot have ended yet: by 403 its host refuses us, and may not later
     * @throws HostBusyException when the host has as many files under way as it bears
     * @throws TooLargeException when its announced length is beyond what is copied
     * @return empty when the CDN does not honour the link: it expired, or the file is gone
     */
    public Optional<Download> open(PlatformId platform, String link, boolean fresh, Range from)
            throws PlatformException, IOException {
        Target target = rules.check(platform, link);
        Hosts.Host host = hosts.named(target.host().getHostName());
        Visit visit = host.limit().enter().shownIn(span(target));
        Optional<Download> file = Optional.empty();
        try {
            file = open(platform, target, fresh, from, new Answers.Reception(properties, host, visit));
            return file;
        } catch (PlatformException.Unavailable failure) {
            pause(host, failure.retryAfter());
            visit.fail();
            throw failure;
        } finally {
            if (file.isEmpty()) {
                visit.end(HostLimit.Outcome.NEITHER);
            }
        }
    }

    /** Of its link only the host is shown: the rest is a secret for as long as it is valid. */
    private Span span(Target target) {
        return tracer.nextSpan()
                .name("cdn get")
                .tag("server.address", target.host().getHostName())
                .start();
    }

    private static void pause(Hosts.Host host, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            host.limit().pause(retryAfter.compareTo(LONGEST_PAUSE) < 0 ? retryAfter : LONGEST_PAUSE);
        }
    }

    private Optional<Download> open(
            PlatformId platform, Target target, boolean fresh, Range from, Answers.Reception reception)
            throws PlatformException, IOException {
        Response response = follow(platform, target, from);
        boolean opened = false;
        try {
            if (response.status() == 416) {
                // There are fewer bytes than were there before: another file, to be taken from its beginning.
                response.abort();
                response = follow(platform, target, Range.WHOLE);
            }
            Optional<Download> file = download(response, fresh, from, reception);
            opened = file.isPresent();
            return file;
        } finally {
            if (!opened) {
                response.abort();
            }
        }
    }

    private Response follow(PlatformId platform, Target link, Range from) throws PlatformException {
        long until = System.nanoTime() + properties.answerTimeout().toNanos();
        Target target = link;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Response response = get(target, from, Duration.ofNanos(until - System.nanoTime()));
            if (!response.redirects()) {
                return response;
            }
            response.abort();
            target = rules.redirect(platform, target, response.header("Location"));
        }
        throw new PlatformException.Malformed(
                "%s redirects more than %d times".formatted(link.host().getHostName(), MOST_REDIRECTS), null);
    }

    private Response get(Target target, Range from, Duration within) throws PlatformException {
        try {
            return client.get(target, from, within);
        } catch (CheckedNames.ForbiddenAddressException forbidden) {
            throw new PlatformException.Malformed(String.valueOf(forbidden.getMessage()), forbidden);
        } catch (IOException failure) {
            throw new PlatformException.Unavailable(
                    "%s did not answer (%s)".formatted(target.host().getHostName(), failure.getMessage()),
                    null,
                    failure);
        }
    }

    private Optional<Download> download(Response response, boolean fresh, Range from, Answers.Reception reception)
            throws PlatformException, IOException {
        int status = response.status();
        if (status == 200) {
            Download file = new Download(Answers.whole(response, reception), properties);
            file.refuseIfTooLarge();
            return Optional.of(file);
        }
        if (status == 206) {
            Download rest = new Download(Answers.rest(response, from, reception), properties);
            rest.refuseIfTooLarge();
            return Optional.of(rest);
        }
        if ((status == 403 && !fresh) || status == 404 || status == 410) {
            return Optional.empty();
        }
        if (status == 403 || status == 429 || status >= 500) {
            throw new PlatformException.Unavailable(
                    "%s answered %d".formatted(response.host(), status),
                    RetryAfter.of(response.header("Retry-After"), Instant.now()),
                    null);
        }
        throw new PlatformException.Malformed("%s answered %d to a download".formatted(response.host(), status), null);
    }
}
