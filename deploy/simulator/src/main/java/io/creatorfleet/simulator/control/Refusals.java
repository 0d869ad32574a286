package io.creatorfleet.simulator.control;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is said to whoever asks for what makes no sense. */
@RestControllerAdvice(basePackageClasses = Refusals.class)
final class Refusals {

    @ExceptionHandler
    ProblemDetail refuse(IllegalArgumentException cause) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(cause.getMessage()));
    }
}
