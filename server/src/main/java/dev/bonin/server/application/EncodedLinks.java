package dev.bonin.server.application;

import dev.bonin.reason.CallReason;
import dev.bonin.web.BrowserGuard;
import dev.bonin.web.answer.ProblemAnswers;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Links to the hosted page with an encoded {@code #}: no servlet can be mapped to them. */
@RestController
final class EncodedLinks {
    private static final String START = "verify#";

    private final PageLink links;
    private final BrowserGuard guard;
    private final Problems problems;
    private final ProblemAnswers answers;

    EncodedLinks(PageLink links, BrowserGuard guard, Problems problems, ProblemAnswers answers) {
        this.links = links;
        this.guard = guard;
        this.problems = problems;
        this.answers = answers;
    }

    @GetMapping("/{link:" + START + ".*}")
    void goOn(@PathVariable String link, HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard.check(request, response); // sets headers: the guard refuses no GET
        links.toLink(link.substring(START.length()))
                .orElseGet(() -> answers.answer(problems.problem(CallReason.NOT_FOUND, request), request))
                .send(response);
    }
}
