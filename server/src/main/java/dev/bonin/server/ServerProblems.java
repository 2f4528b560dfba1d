package dev.bonin.server;

import dev.bonin.server.connection.StatusProblem;
import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.Problem;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors outside of all endpoints with a problem. */
@RestController
final class ServerProblems implements ErrorController {
    private final Problems problems;

    ServerProblems(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Map<String, Object>> problem(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int known = status instanceof Integer number ? number : 404;
        var problem = problems.problem(StatusProblem.reason(known), request).at(known);
        CallLog.refused(problem, request);
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .headers(ServerProblems::protect)
                .body(problem.members());
    }

    /** Replaces these headers: the failed handler may have set them already. */
    private static void protect(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", Problem.NOTHING_ALLOWED);
    }
}
