package dev.bonin.server.application;

import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.FailureProblems;
import dev.bonin.web.problem.Problem;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers exceptions of the endpoints for applications with problems. */
@RestControllerAdvice(annotations = CalledByApplications.class)
final class ApplicationProblems {
    private final FailureProblems failures;

    ApplicationProblems(Problems problems) {
        this.failures = new FailureProblems(problems);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(RuntimeException failure, HttpServletRequest request) {
        var problem = failures.of(failure, request);
        CallLog.refused(problem, request);
        var answer = ResponseEntity.status(problem.status())
                .header("Content-Security-Policy", Problem.NOTHING_ALLOWED)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfterSeconds()
                .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        return answer.body(problem.members());
    }
}
