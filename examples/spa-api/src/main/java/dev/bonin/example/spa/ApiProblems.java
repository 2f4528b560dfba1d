package dev.bonin.example.spa;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.verification.StoreException;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says why a call is refused as Bonin does: a stable code, and sentences in the caller's language. */
@RestControllerAdvice
class ApiProblems {
    private final Problems problems;

    ApiProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RefusedException refused, HttpServletRequest call) {
        return problem(refused.reason(), call);
    }

    /** The browser's cookie of Bonin came twice. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> badInput(BadInputException bad, HttpServletRequest call) {
        return problem(bad.reason(), call);
    }

    /** Nothing was stored, so the same form can be sent again. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> outOfOrder(StoreException failure, HttpServletRequest call) {
        return problem(CallReason.STORAGE_UNAVAILABLE, call);
    }

    private ResponseEntity<Map<String, Object>> problem(Reason reason, HttpServletRequest call) {
        var problem = problems.problem(reason, call);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, problem.language().getLanguage())
                .body(problem.members());
    }
}
