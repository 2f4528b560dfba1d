package dev.bonin.server;

import dev.bonin.server.connection.StatusProblem;
import dev.bonin.web.answer.ProblemAnswers;
import dev.bonin.web.answer.ResultPage;
import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers errors outside of all endpoints with a problem: as a page to a person who followed a link. Failures are
 * logged here, as nothing else does.
 */
@RestController
final class ServerProblems implements ErrorController {
    private final Problems problems;
    private final EndpointAddresses addresses;
    private final ProblemAnswers answers = new ProblemAnswers(new ResultPage());

    ServerProblems(Problems problems, EndpointAddresses addresses) {
        this.problems = problems;
        this.addresses = addresses;
    }

    @RequestMapping("${server.error.path:/error}")
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int known = status instanceof Integer number ? number : 404;
        var problem = problems.problem(StatusProblem.reason(known), request).at(known);
        addresses.of(request).ifPresent(pattern -> CallLog.route(request, pattern));
        if (known >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            CallLog.failed(problem, request, cause instanceof Throwable failure ? failure : null);
        }
        answers.answer(problem, request)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                .send(response);
    }
}
