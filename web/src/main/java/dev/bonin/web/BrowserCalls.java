package dev.bonin.web;

import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Started;
import dev.bonin.ceremony.Verifications;
import dev.bonin.reason.CallReason;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.Binding;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.answer.ReturnPages;
import dev.bonin.web.answer.StartAnswer;
import dev.bonin.web.limit.CallerBudget;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.problem.TooManyRequestsException;
import dev.bonin.web.request.BrowserBody;
import dev.bonin.web.request.BrowserCookie;
import dev.bonin.web.request.Navigation;
import dev.bonin.web.request.ReturnLeg;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How browsers start and come back: for the endpoints here, and for others that take part in the same ceremony with
 * pages of their own.
 */
public final class BrowserCalls {
    private final Verifications verifications;
    private final Binding binding;
    private final CallerBudget starts;
    private final CallerBudget finishes;
    private final BrowserCookie cookie;
    private final StartAnswer startAnswer;
    private final ReturnPages returnPages;
    private final BrowserBody bodies = new BrowserBody(CallReason.MALFORMED_BODY);

    BrowserCalls(
            Verifications verifications,
            Binding binding,
            CallerBudget starts,
            CallerBudget finishes,
            BrowserCookie cookie,
            StartAnswer startAnswer,
            ReturnPages returnPages) {
        this.verifications = verifications;
        this.binding = binding;
        this.starts = starts;
        this.finishes = finishes;
        this.cookie = cookie;
        this.startAnswer = startAnswer;
        this.returnPages = returnPages;
    }

    /**
     * S2: counts one start of this caller's, before anything of it is read.
     *
     * @throws TooManyRequestsException if it has had too many
     */
    public void countStart(HttpServletRequest request) {
        starts.take(request);
    }

    void countFinish(HttpServletRequest request) {
        finishes.take(request);
    }

    /**
     * Which browser calls; empty if it has not started anything.
     *
     * @throws BadInputException if it brought two cookies
     */
    public Optional<BrowserNonce> browser(HttpServletRequest request) {
        return cookie.read(request);
    }

    /**
     * The text that the body of a call has under {@code member}; empty where there is none.
     *
     * @throws BadInputException if the body cannot be read, or has something else than a text there
     */
    public Optional<String> text(HttpServletRequest request, String member) throws IOException {
        return bodies.read(request).text(member, CallReason.MALFORMED_MEMBER);
    }

    /**
     * Returns the answer to a browser that has started: what its page gives to {@code iamport.js}, and the cookie. On a
     * phone the window comes back to the endpoint {@code redirect} of the servlet that was called.
     *
     * @param path of that servlet, as it follows {@code bonin.public-url}
     */
    public Answer started(Started started, HttpServletRequest request, String path) {
        return Answer.json(HttpServletResponse.SC_CREATED, startAnswer.members(started, request, path))
                .withCookie(cookie.write(started.browser(), started.expiresAt()));
    }

    /**
     * Finishes by the redirect, and sends the person on. Finishing by GET is what PortOne's redirect leaves us. Where
     * browsers are bound it has to name the request: a foreign page can send a visitor here, cookie and all, as often
     * as it likes, but it does not know what the visitor has started.
     *
     * @param returnUrl where the person goes whom no application awaits; null is a plain page
     */
    public Answer comeBack(HttpServletRequest request, @Nullable String returnUrl) {
        Navigation.require(request);
        finishes.take(request);
        var leg = ReturnLeg.parse(request.getQueryString());
        if (leg.cancelled()) {
            return returnPages.cancelled(returnUrl, request);
        }
        var attempt = new FinishAttempt(leg.requiredImpUid(), browser(request), leg.merchantUid(binding));
        return returnPages.finished(verifications.finish(attempt), returnUrl, request);
    }
}
