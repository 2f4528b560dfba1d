package dev.bonin.web;

import dev.bonin.sealing.KeysOutdatedException;
import dev.bonin.sealing.SealingException;
import dev.bonin.source.SourceException;
import dev.bonin.verification.FinishInProgressException;
import dev.bonin.verification.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Turns what went wrong behind the endpoints into problems, and leaves the application's other endpoints alone. It comes before an application's own advice that
 * catches everything, which would lose codes and {@code Retry-After}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@RestControllerAdvice(annotations = ProblemsAnswered.class)
final class CertificationProblems {
    private static final Logger LOG = LoggerFactory.getLogger(CertificationProblems.class);
    private static final String RETRY_SECONDS = "2";
    private static final String FINISH_SECONDS = "1";

    /**
     * What containers throw where an interceptor of the application asks for a parameter and the caller wrote one that cannot be decoded. Their messages
     * quote the caller. By name, since a container is not known here.
     */
    private static final Set<String> UNREADABLE_PARAMETERS = Set.of(
            "org.apache.tomcat.util.http.InvalidParameterException", "org.eclipse.jetty.http.BadMessageException");

    private final Problems problems;
    private final ProblemAnswers answers;

    CertificationProblems(Problems problems, ProblemAnswers answers) {
        this.problems = problems;
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<?> badInput(BadInputException bad, HttpServletRequest request) {
        var problem = problems.problem(bad.code(), request);
        for (var member : bad.members().entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return answers.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<?> notFoundOut(SourceException failure, HttpServletRequest request) {
        var problem = problems.problem(code(failure.kind()), request);
        LOG.warn("Could not find out (request_id {}): {}, {}", problem.requestId(), failure.kind(), cause(failure));
        var answer = answers.answer(problem, request);
        var mayPass = failure.kind().passes() || failure.retryAfter().isPresent();
        return mayPass ? later(answer, retryAfter(failure)) : answer;
    }

    @ExceptionHandler
    ResponseEntity<?> notKept(StoreException failure, HttpServletRequest request) {
        var problem = problems.problem(ProblemCode.STORAGE_UNAVAILABLE, request);
        LOG.error(
                "Could not read or keep (request_id {}): {}, {}",
                problem.requestId(),
                failure.kind(),
                failure.getMessage());
        return later(answers.answer(problem, request), RETRY_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<?> notSealed(KeysOutdatedException failure, HttpServletRequest request) {
        var problem = problems.problem(ProblemCode.KEYS_UNAVAILABLE, request);
        LOG.error("Could not seal (request_id {}): {}", problem.requestId(), failure.getMessage());
        return later(answers.answer(problem, request), RETRY_SECONDS);
    }

    /** Asking again does not help: an operator has to look. */
    @ExceptionHandler
    ResponseEntity<?> notOpened(SealingException failure, HttpServletRequest request) {
        var problem = problems.problem(ProblemCode.KEYS_UNAVAILABLE, request);
        LOG.error("Could not open or seal (request_id {}): {}", problem.requestId(), failure.getMessage());
        return answers.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<?> notEndedYet(FinishInProgressException unfinished, HttpServletRequest request) {
        return later(answers.answer(problems.problem(ProblemCode.IN_PROGRESS, request), request), FINISH_SECONDS);
    }

    private static ResponseEntity<?> later(ResponseEntity<?> answer, String seconds) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<?> unexpected(RuntimeException failure, HttpServletRequest request) {
        if (UNREADABLE_PARAMETERS.contains(failure.getClass().getName())) {
            return answers.answer(problems.problem(ProblemCode.MALFORMED_FORM, request), request);
        }
        var problem = problems.problem(ProblemCode.INTERNAL_ERROR, request);
        LOG.error("Unexpected failure (request_id {})", problem.requestId(), failure);
        return answers.answer(problem, request);
    }

    /** The source's own sentence names the call and the status, and nothing that travelled. */
    private static String cause(SourceException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf((cause == null ? failure : cause).getMessage());
    }

    private static String retryAfter(SourceException failure) {
        return failure.retryAfter().map(wait -> Long.toString(wait.toSeconds())).orElse(RETRY_SECONDS);
    }

    private static ProblemCode code(SourceException.Kind kind) {
        return switch (kind) {
            case UNAVAILABLE -> ProblemCode.PORTONE_UNAVAILABLE;
            case TIMED_OUT -> ProblemCode.PORTONE_TIMED_OUT;
            case CREDENTIALS_REFUSED -> ProblemCode.PORTONE_CREDENTIALS_REFUSED;
            case UNRECOGNIZED_ANSWER -> ProblemCode.PORTONE_UNRECOGNIZED_ANSWER;
            case CLOCK_OFF -> ProblemCode.CLOCK_OFF;
        };
    }
}
