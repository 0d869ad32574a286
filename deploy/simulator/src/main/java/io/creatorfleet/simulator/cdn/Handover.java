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

    /** Sends a file. */
    public void serve(Blueprint file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isSpoilt(file.creator(), request, response)) {
            answer.send(file, request, response);
        }
    }

    /** Sends a text that belongs to files of whoever has this number. */
    public void serve(long creator, String type, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isSpoilt(creator, request, response)) {
            tally.count("cdn 200");
            write(response, 200, type, text);
        }
    }

    private boolean isSpoilt(long creator, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (faults.strike(FaultKind.CDN_PURGED, creator).isPresent()) {
            refuse(response, 404, "text/plain", "Content not found");
            return true;
        }
        Optional<Fault> error = faults.strike(FaultKind.CDN_ERROR, creator);
        if (error.isPresent()) {
            refuse(response, error.get().statusOr(503), "text/html", HTML);
            return true;
        }
        Optional<Fault> redirect = faults.strike(FaultKind.CDN_REDIRECT, creator);
        if (redirect.isPresent()) {
            redirect(response, redirect.get().statusOr(302), request);
            return true;
        }
        boolean html = faults.strike(FaultKind.CDN_HTML, creator).isPresent();
        if (html) {
            refuse(response, 200, "text/html", HTML);
        }
        return html;
    }

    private void redirect(HttpServletResponse response, int status, HttpServletRequest request) {
        tally.count("cdn " + status);
        response.setStatus(status);
        response.setHeader(HttpHeaders.LOCATION, request.getRequestURI() + "?" + request.getQueryString());
    }

    public void refuse(HttpServletResponse response, int status, String type, String text) throws IOException {
        tally.count("cdn " + status + " "
                + (status == 200 ? "html" : text.lines().findFirst().orElse("")));
        write(response, status, type, text);
    }

    private static void write(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
