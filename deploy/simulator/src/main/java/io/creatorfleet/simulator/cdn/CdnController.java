package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.conditions.Tally;
import io.creatorfleet.simulator.creators.Creators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decides whether a link is followed; {@link FileAnswer} then sends the file. */
@RestController
final class CdnController {

    private static final String HTML =
            "<!DOCTYPE html><html><body><h1>Sorry, something went wrong.</h1></body></html>\n";

    private final LinkSigner signer;
    private final Creators creators;
    private final Faults faults;
    private final SimulatedClock clock;
    private final Tally tally;
    private final FileAnswer answer;

    CdnController(
            LinkSigner signer, Creators creators, Faults faults, SimulatedClock clock, Tally tally, FileAnswer answer) {
        this.signer = signer;
        this.creators = creators;
        this.faults = faults;
        this.clock = clock;
        this.tally = tally;
        this.answer = answer;
    }

    @GetMapping("/cdn/**")
    void get(
            @RequestParam @Nullable String oh,
            @RequestParam @Nullable String oe,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI();
        LinkSigner.Opinion opinion = signer.judge(path, oh, oe, clock.instant());
        if (opinion != LinkSigner.Opinion.GOOD) {
            refuse(response, 403, "text/plain", opinion.text());
            return;
        }
        Optional<CdnFile> file = CdnFile.at(path);
        if (file.isEmpty() || isGone(file.get())) {
            refuse(response, 404, "text/plain", "Content not found");
        } else {
            serve(file.get(), request, response);
        }
    }

    private boolean isGone(CdnFile file) {
        return creators.isDeleted(file.creator())
                || faults.strike(FaultKind.CDN_PURGED, file.creator()).isPresent();
    }

    private void serve(CdnFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Fault> error = faults.strike(FaultKind.CDN_ERROR, file.creator());
        if (error.isPresent()) {
            refuse(response, error.get().statusOr(503), "text/html", HTML);
            return;
        }
        Optional<Fault> redirect = faults.strike(FaultKind.CDN_REDIRECT, file.creator());
        if (redirect.isPresent()) {
            redirect(response, redirect.get().statusOr(302), request);
        } else if (faults.strike(FaultKind.CDN_HTML, file.creator()).isPresent()) {
            refuse(response, 200, "text/html", HTML);
        } else {
            answer.send(file, request, response);
        }
    }

    private void redirect(HttpServletResponse response, int status, HttpServletRequest request) {
        tally.count("cdn " + status);
        response.setStatus(status);
        response.setHeader(HttpHeaders.LOCATION, request.getRequestURI() + "?" + request.getQueryString());
    }

    private void refuse(HttpServletResponse response, int status, String type, String text) throws IOException {
        tally.count("cdn " + status + " "
                + (status == 200 ? "html" : text.lines().findFirst().orElse("")));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
