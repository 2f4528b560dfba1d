package dev.bonin.web.answer;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.ReturnTo;
import dev.bonin.web.problem.Problems;
import dev.bonin.web.request.WindowRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the redirect flow ends: at the application's page, or at a plain page of ours. The address is always the
 * configured one, never one from the request.
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

    /** Returns the answer to a browser whose verification has finished. */
    public Answer finished(Outcome outcome, @Nullable String returnUrl, HttpServletRequest request) {
        Optional<ReturnTo> asked =
                outcome.fold(Outcome.Accepted::returnTo, Outcome.GuardianNeeded::returnTo, Outcome.Refused::returnTo);
        if (asked.isPresent()) {
            return seeOther(ReturnAddress.of(asked.get(), outcome));
        }
        if (returnUrl != null && !isBadInput(outcome)) {
            return seeOther(ReturnAddress.of(returnUrl, outcome));
        }
        Optional<ResultText> text = outcome.fold(
                accepted -> Optional.of(ResultText.ACCEPTED),
                waiting -> Optional.of(ResultText.GUARDIAN_NEEDED),
                refused -> Optional.empty());
        return text.filter(unused -> ProblemAnswers.isNavigation(request))
                .map(what -> page(what, request))
                .orElseGet(() -> answers.answer(outcome, request));
    }

    /** PortOne's window never sends a malformed id, so the sender sees the error immediately instead of a redirect. */
    private static boolean isBadInput(Outcome outcome) {
        return outcome.fold(
                accepted -> false,
                waiting -> false,
                refused -> refused.reason() == RefusalReason.MALFORMED_IMP_UID
                        || refused.reason() == RefusalReason.MALFORMED_IDENTITY_VERIFICATION_ID);
    }

    /**
     * Returns the answer to a window that was cancelled or failed. It looks nothing up, changes nothing and shows no
     * text of the query but a code.
     */
    public Answer verifiedNobody(WindowRefusal refusal, @Nullable String returnUrl, HttpServletRequest request) {
        if (returnUrl != null) {
            return seeOther(ReturnAddress.of(returnUrl, refusal));
        }
        var text = refusal.cancelled() ? ResultText.CANCELLED : ResultText.FAILED;
        var language = problems.language(request);
        return page.answer(text.title(language), text.detail(language), refusal.code(), language);
    }

    private static Answer seeOther(URI address) {
        return Answer.seeOther(address);
    }

    private Answer page(ResultText text, HttpServletRequest request) {
        var language = problems.language(request);
        return page.answer(text.title(language), text.detail(language), Optional.empty(), language);
    }
}
