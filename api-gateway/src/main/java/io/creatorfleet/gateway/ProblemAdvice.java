package io.creatorfleet.gateway;

import io.creatorfleet.task.FailureText;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where a request that failed becomes an answer: a problem document that old clients can read too. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";
    private static final String RETRY_AFTER_SECONDS = "2";

    /** PostgreSQL is away: the one reason for which nothing can be accepted. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessResourceException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<Object> unavailable(Exception failure, HttpServletRequest request) {
        log.warn(
                "{} {} was answered 503, the client may repeat it: PostgreSQL is away: {}",
                request.getMethod(),
                request.getRequestURI(),
                failure.toString());
        ProblemDetail problem = Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "The database is away; try again shortly");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> unstorable(DataIntegrityViolationException failure, HttpServletRequest request) {
        if (failure.getMostSpecificCause() instanceof SQLException sql
                && CHARACTER_NOT_IN_REPERTOIRE.equals(sql.getSQLState())) {
            return answer(Problems.of(HttpStatus.BAD_REQUEST, "A text may not hold the character NUL"));
        }
        return unexpected(failure, request);
    }

    /** Too many, or of characters that there are not. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException failure) {
        return answer(Problems.of(HttpStatus.BAD_REQUEST, "The parameters are too many, or cannot be read"));
    }

    /** A defect of ours: the answer names the entry in the log, and nothing else. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) {
        UUID id = UUID.randomUUID();
        log.error(
                "{} {} failed, answered 500 as {}: {}",
                request.getMethod(),
                request.getRequestURI(),
                id,
                FailureText.trace(failure));
        return answer(Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log knows it as %s".formatted(id)));
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException failure) {
        if (failure.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
            return answer(Problems.of(
                    HttpStatus.NOT_FOUND, "There is no %s %s".formatted(failure.getName(), failure.getValue())));
        }
        return answer(Problems.of(
                HttpStatus.BAD_REQUEST, "%s cannot be %s".formatted(failure.getName(), failure.getValue())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problems.of(HttpStatus.NOT_FOUND, "There is nothing at /" + failure.getResourcePath()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problems.of(HttpStatus.BAD_REQUEST, "The body is not the JSON that is expected here"));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        return ResponseEntity.status(status).headers(headers).body(Problems.readable(problem));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
