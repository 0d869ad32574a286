package io.creatorfleet.gateway;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers with problem documents what failed before any of our handlers was asked, or in Tomcat. */
@OpenTo(Audience.ANYONE)
@RestController
final class ProblemController implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(code -> HttpStatus.resolve((Integer) code))
                .orElse(HttpStatus.NOT_FOUND);
        return ResponseEntity.status(status).body(Problems.of(status, sentence(status)));
    }

    private static String sentence(HttpStatus status) {
        if (status == HttpStatus.REQUEST_TIMEOUT) {
            return "The body did not come in time: nothing was done";
        }
        return status.is5xxServerError()
                ? "The request failed; what it asked for may or may not have been done"
                : "This is no request that is taken here";
    }
}
