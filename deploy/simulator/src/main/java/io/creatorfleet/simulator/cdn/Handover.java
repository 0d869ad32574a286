package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.Tally;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers for a file whose link is good, as well as the faults that are switched on let it, or says why not. */
@Component
public final class Handover {

    private static final String HTML =
            "<!DOCTYPE html><html><body><h1>Sorry, something went wrong.</h1></body></html>\n";

    private final Faults faults;
    private final Tally tally;
    private final FileAnswer answer;

    Handover(Faults faults, Tally tally, FileAnswer answer) {
        this.faults = faults;
        this.tally = tally;
        this.answer = answer;
    }

    public void serve(Blueprint file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (faults.strike(FaultKind.CDN_PURGED, file.creator()).isPresent()) {
            refuse(response, 404, "text/plain", "Content not found");
            return;
        }
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

    public void refuse(HttpServletResponse response, int status, String type, String text) throws IOException {
        tally.count("cdn " + status + " "
                + (status == 200 ? "html" : text.lines().findFirst().orElse("")));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
