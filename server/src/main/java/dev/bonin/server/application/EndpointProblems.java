package dev.bonin.server.application;

import dev.bonin.server.connection.StatusProblem;
import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.FailureProblems;
import dev.bonin.web.problem.Problem;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/**
 * Answers exceptions of all endpoints with problems: those of applications, the demo and the OpenAPI document, and
 * those of the management port, whose context is a child of this one.
 */
@RestControllerAdvice
final class EndpointProblems {
    private final Problems problems;
    private final FailureProblems failures;

    EndpointProblems(Problems problems) {
        this.problems = problems;
        this.failures = new FailureProblems(problems);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(RuntimeException failure, HttpServletRequest request) {
        var status = status(failure);
        var problem = status.isPresent() ? of(status.getAsInt(), failure, request) : failures.of(failure, request);
        return answer(problem, request);
    }

    /** Spring hands it on within an exception that is not logged by anybody. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Error failure, HttpServletRequest request) {
        if (failure instanceof VirtualMachineError fatal) {
            throw fatal; // such as no memory left: there is nothing to answer with
        }
        return answer(failures.unexpected(failure, request), request);
    }

    /** Returns the status of Spring's own refusals. Their messages quote what was sent. */
    private static OptionalInt status(RuntimeException failure) {
        if (failure instanceof ErrorResponse told) {
            return OptionalInt.of(told.getStatusCode().value());
        }
        boolean isUnreadable = failure instanceof HttpMessageNotReadableException
                || failure instanceof MultipartException
                || (failure instanceof TypeMismatchException && !(failure instanceof ConversionNotSupportedException));
        return isUnreadable ? OptionalInt.of(HttpStatus.BAD_REQUEST.value()) : OptionalInt.empty();
    }

    private Problem of(int status, RuntimeException failure, HttpServletRequest request) {
        var problem = problems.problem(StatusProblem.reason(status), request).at(status);
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            CallLog.failed(problem, request, failure);
        }
        return problem;
    }

    private static ResponseEntity<Map<String, Object>> answer(Problem problem, HttpServletRequest request) {
        CallLog.refused(problem, request);
        var answer = ResponseEntity.status(problem.status())
                .header("Content-Security-Policy", Problem.NOTHING_ALLOWED)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfterSeconds()
                .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        return answer.body(problem.members());
    }
}
