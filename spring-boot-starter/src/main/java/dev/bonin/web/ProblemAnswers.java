package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Sends a problem to a program as JSON, and to a person who followed a link as a page that says the same. */
final class ProblemAnswers {
    private final ResultPage page;

    ProblemAnswers(ResultPage page) {
        this.page = page;
    }

    ResponseEntity<?> answer(Problem problem, HttpServletRequest request) {
        return isNavigation(request)
                ? page.answer(problem)
                : ResponseEntity.status(problem.status())
                        .header("Content-Security-Policy", Problem.NOTHING_ALLOWED)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problem.members());
    }

    static boolean isNavigation(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
