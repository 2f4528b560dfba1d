package dev.bonin.web.answer;

import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;

/** Answers with a problem: as JSON to a program, as a page to a person who followed a link. */
public final class ProblemAnswers {
    private final ResultPage page;

    public ProblemAnswers(ResultPage page) {
        this.page = page;
    }

    /** Returns the answer to this request, and logs that it is refused. */
    public Answer answer(Problem problem, HttpServletRequest request) {
        CallLog.refused(problem, request);
        return isNavigation(request) ? page.answer(problem) : Answer.json(problem);
    }

    static boolean isNavigation(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
    }
}
