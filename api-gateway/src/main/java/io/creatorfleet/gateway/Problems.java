package io.creatorfleet.gateway;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem documents (RFC 9457) that also carry the two members clients of the predecessor look at. */
final class Problems {

    private Problems() {}

    static ProblemDetail of(HttpStatus status, String sentence) {
        return readable(ProblemDetail.forStatusAndDetail(status, sentence));
    }

    static ProblemDetail readable(ProblemDetail problem) {
        problem.setProperty("success", false);
        problem.setProperty("error", problem.getDetail() == null ? problem.getTitle() : problem.getDetail());
        return problem;
    }
}
