package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for every endpoint that has a {@link CallerBudget}, before any of them takes it for a failure. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TooManyRequestsProblem {
    private final Problems problems;
    private final ProblemAnswers answers;

    TooManyRequestsProblem(Problems problems, ProblemAnswers answers) {
        this.problems = problems;
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<?> tooMany(TooManyRequestsException tooMany, HttpServletRequest request) {
        var answer = answers.answer(problems.problem(ProblemCode.TOO_MANY_REQUESTS, request), request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()))
                .body(answer.getBody());
    }
}
