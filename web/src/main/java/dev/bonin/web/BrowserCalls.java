package dev.bonin.web;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts and finishes verifications of browsers: for the endpoints here, and for other pages that take part in the same
 * ceremony.
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
     * S2: counts one start of this caller, before anything else of the request is read.
     *
     * @throws TooManyRequestsException if the caller's budget is used up
     */
    public void countStart(HttpServletRequest request) {
        starts.take(request);
    }

    void countFinish(HttpServletRequest request) {
        finishes.take(request);
    }

    /**
     * Returns the nonce of the calling browser; empty if it has not started anything.
     *
     * @throws BadInputException if it sent two cookies
     */
    public Optional<BrowserNonce> browser(HttpServletRequest request) {
        return cookie.read(request);
    }

    /**
     * Returns the text of {@code member} in the body; empty if it is missing.
     *
     * @throws BadInputException if the body is invalid, or the member is not a string
     */
    public Optional<String> text(HttpServletRequest request, String member) {
        return bodies.read(request).text(member, CallReason.MALFORMED_MEMBER);
    }

    /**
     * Returns the answer to a browser that has started: the parameters for PortOne's script, and the cookie. On a
     * phone the window comes back to the endpoint {@code redirect} of the servlet that was called.
     *
     * @param path the path of that servlet, relative to {@code bonin.public-url}
     */
    public Answer started(Started started, HttpServletRequest request, String path) {
        return started(started, request, path, "/redirect");
    }

    /** Returns the same, for a window that comes back to {@code endpoint}. */
    Answer started(Started started, HttpServletRequest request, String path, String endpoint) {
        return Answer.json(HttpServletResponse.SC_CREATED, startAnswer.members(started, request, path, endpoint))
                .withCookie(cookie.write(started.browser(), started.expiresAt()));
    }

    /**
     * Finishes after PortOne's redirect and sends the browser on. PortOne redirects with GET, so this GET changes
     * state. With binding {@code required} the query has to name the request: a page of another site can send a visitor
     * here as often as it likes, with the visitor's cookie, but it does not know what the visitor has started.
     *
     * @param returnUrl where the browser goes if no application waits for it; null means a plain page
     */
    public Answer comeBack(HttpServletRequest request, @Nullable String returnUrl) {
        Navigation.require(request);
        finishes.take(request);
        var leg = ReturnLeg.parse(request.getQueryString());
        if (leg.refusal().isPresent()) {
            return returnPages.verifiedNobody(leg.refusal().get(), returnUrl, request);
        }
        var attempt = leg.evidence(binding).by(browser(request));
        return returnPages.finished(verifications.finish(attempt), returnUrl, request);
    }
}
