package dev.bonin.web.answer;

import dev.bonin.verification.Handover;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the redirect flow leaves the person: at the application's own page, or at a plain one of ours. The address is
 * the configured one and never anything that a request brought.
 */
public final class ReturnPages {
    private final OutcomeAnswers answers;
    private final Problems problems;
    private final ResultPage page;

    public ReturnPages(OutcomeAnswers answers, Problems problems, ResultPage page) {
        this.answers = answers;
        this.problems = problems;
        this.page = page;
    }

    /** Returns the answer to a browser whose verification came out. */
    public Answer finished(Outcome outcome, @Nullable String returnUrl, HttpServletRequest request) {
        Optional<Handover> asked = outcome.fold(Outcome.Accepted::handover, Outcome.Refused::handover);
        if (asked.isPresent()) {
            return seeOther(ReturnAddress.of(asked.get(), outcome));
        }
        if (returnUrl != null && !isBadInput(outcome)) {
            return seeOther(ReturnAddress.of(returnUrl, outcome));
        }
        var accepted = outcome.fold(yes -> true, no -> false);
        return accepted && ProblemAnswers.isNavigation(request)
                ? page(ResultText.ACCEPTED, request)
                : answers.answer(outcome, request);
    }

    /** No window of PortOne's sends an ill-shaped id, so whoever did is told so at once. */
    private static boolean isBadInput(Outcome outcome) {
        return outcome.fold(accepted -> false, refused -> refused.reason() == RefusalReason.MALFORMED_IMP_UID);
    }

    /**
     * The window says that nobody was verified. Nothing is asked, nothing changes, and no text of the query is shown.
     */
    public Answer cancelled(@Nullable String returnUrl, HttpServletRequest request) {
        return returnUrl == null ? page(ResultText.CANCELLED, request) : seeOther(ReturnAddress.ofCancelled(returnUrl));
    }

    private static Answer seeOther(URI address) {
        return Answer.seeOther(address);
    }

    private Answer page(ResultText text, HttpServletRequest request) {
        var language = problems.language(request);
        return page.answer(200, text.title(language), text.detail(language), language);
    }
}
