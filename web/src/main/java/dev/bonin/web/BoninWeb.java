package dev.bonin.web;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Verifications;
import dev.bonin.guardian.GuardianPage;
import dev.bonin.guardian.Invitation;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.Mode;
import dev.bonin.web.answer.DecisionMembers;
import dev.bonin.web.answer.OutcomeAnswers;
import dev.bonin.web.answer.ProblemAnswers;
import dev.bonin.web.answer.ResultPage;
import dev.bonin.web.answer.ReturnPages;
import dev.bonin.web.answer.StartAnswer;
import dev.bonin.web.problem.Problems;
import dev.bonin.web.request.BrowserCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** Builds the browser endpoints once, from the engine and the settings, and provides their parts. */
public final class BoninWeb {
    private final Problems problems;
    private final ProblemAnswers problemAnswers;
    private final BrowserGuard guard;
    private final BrowserCalls calls;
    private final CertificationEndpoints ofCertifications;
    private final BrowserEndpoints certifications;
    private final BrowserCookie cookie;
    private final PublicPath publicPath;
    private final GuardianLinks guardianLinks;

    private BoninWeb(
            Problems problems,
            ProblemAnswers problemAnswers,
            BrowserGuard guard,
            BrowserCalls calls,
            CertificationEndpoints certifications,
            GuardianEndpoints guardians,
            BrowserCookie cookie,
            WebSettings settings) {
        this.problems = problems;
        this.problemAnswers = problemAnswers;
        this.guard = guard;
        this.calls = calls;
        this.ofCertifications = certifications;
        this.certifications = guardians.in(certifications.in(endpoints()));
        this.cookie = cookie;
        this.publicPath = new PublicPath(settings.publicUrl(), settings.path());
        this.guardianLinks = guardians.links();
    }

    /**
     * Creates the browser endpoints.
     *
     * @param scripts the scripts that pages load, PortOne's or the sandbox's
     * @param problems must use secure randomness for {@code request_id}
     */
    public static BoninWeb over(
            Verifications verifications,
            GuardianPage guardians,
            CeremonyRules rules,
            WebSettings settings,
            PortOneScripts scripts,
            Callers callers,
            Problems problems) {
        var page = new ResultPage();
        var problemAnswers = new ProblemAnswers(page);
        var answers = new OutcomeAnswers(
                problems, problemAnswers, new DecisionMembers(problems.catalog()), settings.purposesShowingMasked());
        var cookie = new BrowserCookie(rules.mode() == Mode.LIVE || settings.isHttps());
        var calls = new BrowserCalls(
                verifications,
                rules.binding(),
                callers.budgets().of("starts", callers.limits().starts()),
                callers.budgets().of("finishes", callers.limits().finishes()),
                cookie,
                new StartAnswer(settings.windows(), scripts::of, settings.publicUrl()),
                new ReturnPages(answers, problems, page));
        return new BoninWeb(
                problems,
                problemAnswers,
                new BrowserGuard(new CallerOrigin(rules.mode(), settings.publicUrl()), problems),
                calls,
                new CertificationEndpoints(
                        verifications, calls, answers, settings, rules.purposes(), callers.account()),
                new GuardianEndpoints(
                        guardians,
                        calls,
                        new GuardianLinks(settings.publicUrl(), settings.path()),
                        WindowPolicy.of(scripts, rules.mode())),
                cookie,
                settings);
    }

    /** Returns the servlet of the ceremony; map it to {@link WebSettings#path()} and everything below. */
    public BoninServlet servlet() {
        return new BoninServlet(certifications, publicPath);
    }

    /**
     * Returns the address to which the page of PortOne's guide to V2 posts, {@code /identity-verifications}. Map it in
     * sandbox mode only: nothing binds what it accepts.
     */
    public BrowserEndpoints guideToV2() {
        return ofCertifications.ofGuide(endpoints());
    }

    /**
     * Returns the browser that sends a request of the application's own, for codes that only the browser may bring that
     * finished: {@code Attempt.of(code, "signup").broughtBy(web.browserOf(request))}.
     *
     * @return empty if it has no cookie of ours
     * @throws dev.bonin.web.problem.BadInputException if it has two: one of them was planted
     */
    public Optional<BrowserNonce> browserOf(HttpServletRequest request) {
        return cookie.read(request);
    }

    /**
     * Returns the link that the application sends to a guardian. Without {@code bonin.public-url}, which only sandbox
     * mode allows, it has no scheme and host.
     */
    public URI linkFor(Invitation invitation) {
        return guardianLinks.of(invitation.link());
    }

    /** Returns an empty set of endpoints behind the guard, for other pages that take part in the ceremony. */
    public BrowserEndpoints endpoints() {
        return new BrowserEndpoints(guard, problems, problemAnswers);
    }

    /** Returns the calls that start and finish verifications, for the endpoints of such pages. */
    public BrowserCalls calls() {
        return calls;
    }

    /** Returns the guard, for calls of such pages that are not answered through {@link #endpoints()}. */
    public BrowserGuard guard() {
        return guard;
    }
}
