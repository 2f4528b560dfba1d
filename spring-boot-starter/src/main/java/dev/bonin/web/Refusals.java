package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** How what stands before the endpoints turns a call away: the answer is the problem, and no endpoint hears of the call. */
public final class Refusals {
    private final Problems problems;
    private final JsonMapper json;

    Refusals(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** Answers with the problem. */
    public void refuse(ProblemCode code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problems.problem(code, request);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Content-Security-Policy", Problem.NOTHING_ALLOWED);
        response.getOutputStream().write(json.writeValueAsBytes(problem.members()));
    }
}
