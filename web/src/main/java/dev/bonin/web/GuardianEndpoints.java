package dev.bonin.web;

import dev.bonin.guardian.GuardianPage;
import dev.bonin.guardian.GuardianRefusal;
import dev.bonin.guardian.GuardianVisit;
import dev.bonin.guardian.GuardianVote;
import dev.bonin.guardian.Wording;
import dev.bonin.reason.CallReason;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.answer.HiddenMembers;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.request.BrowserBody;
import dev.bonin.web.request.BrowserBody.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The page of guardians and its calls. The secret of the link is behind the {@code #} of its address, which browsers do
 * not send: the page sends it in bodies, so no log, proxy or {@code Referer} contains it.
 */
final class GuardianEndpoints {
    static final String PAGE = "/guardian";

    private static final String REDIRECT = PAGE + "/redirect";
    private static final String ENCODED = PAGE.substring(1) + "#";
    private static final String DECLARATION = "legal_guardian";

    private final GuardianPage guardians;
    private final BrowserCalls calls;
    private final GuardianLinks links;
    private final String policy;
    private final String page = PageFiles.resource("guardian.html");
    private final BrowserBody bodies = new BrowserBody(CallReason.MALFORMED_BODY);

    GuardianEndpoints(GuardianPage guardians, BrowserCalls calls, GuardianLinks links, String policy) {
        this.guardians = guardians;
        this.calls = calls;
        this.links = links;
        this.policy = policy;
    }

    BrowserEndpoints in(BrowserEndpoints endpoints) {
        return endpoints
                .page(PAGE, request -> page())
                .post(PAGE, this::visit)
                .post(PAGE + "/start", this::start)
                .post(PAGE + "/decision", this::decide)
                .visit(REDIRECT, this::comeBack)
                .files(this::link);
    }

    GuardianLinks links() {
        return links;
    }

    private Answer page() {
        return Answer.text(200, "text/html", page).with("Content-Security-Policy", policy);
    }

    /** Some messengers encode the {@code #} of links, which then is part of the path. */
    private Optional<Answer> link(String name) {
        return Optional.of(name)
                .filter(text -> text.startsWith(ENCODED))
                .flatMap(text -> PageToken.tryParse(text.substring(ENCODED.length())))
                .map(token -> Answer.seeOther(URI.create("./guardian#" + token.reveal())));
    }

    private Answer visit(HttpServletRequest request) {
        calls.countFinish(request);
        var said = bodies.read(request);
        var verification = text("verification_id", said).flatMap(VerificationId::tryParse);
        return Answer.json(200, members(granted(guardians.visit(token(said), calls.browser(request), verification))));
    }

    private static Map<String, Object> members(GuardianVisit visit) {
        var members = new HiddenMembers();
        members.put("application", visit.application());
        members.put("purpose", visit.purpose());
        members.put("mode", visit.mode().code());
        members.put("ends_at", visit.endsAt().toString());
        members.put("verified", visit.verified());
        members.put("wording", members(visit.wording()));
        return members;
    }

    private static Map<String, Object> members(Wording wording) {
        return Map.of("version", wording.version(), "text", wording.text(), "sha256", wording.sha256());
    }

    private Answer start(HttpServletRequest request) {
        calls.countStart(request);
        var started = granted(guardians.start(token(bodies.read(request)), calls.browser(request)));
        return calls.started(started, request, links.path(), REDIRECT);
    }

    private Answer comeBack(HttpServletRequest request) {
        return calls.comeBack(request, links.page(request));
    }

    private Answer decide(HttpServletRequest request) {
        calls.countFinish(request);
        var said = bodies.read(request);
        var verification = text("verification_id", said)
                .flatMap(VerificationId::tryParse)
                .orElseThrow(() -> new BadInputException(GuardianRefusal.GUARDIAN_NOT_VERIFIED));
        var vote = new GuardianVote(
                consents(said),
                text("wording_sha256", said).orElse(""),
                text("relationship", said).filter(DECLARATION::equals).isPresent());
        var decision = granted(guardians.decide(token(said), calls.browser(request), verification, vote));
        return Answer.json(
                200,
                Map.of("decision", decision.code(), "decided_at", decision.at().toString()));
    }

    private static boolean consents(Members said) {
        return switch (text("decision", said).orElse("")) {
            case "consented" -> true;
            case "refused" -> false;
            default -> throw new BadInputException(CallReason.MALFORMED_MEMBER, "decision");
        };
    }

    private static PageToken token(Members said) {
        return text("link", said)
                .flatMap(PageToken::tryParse)
                .orElseThrow(() -> new BadInputException(GuardianRefusal.UNKNOWN_LINK));
    }

    private static Optional<String> text(String member, Members said) {
        return said.text(member, CallReason.MALFORMED_MEMBER);
    }

    private static <T> T granted(Reply<T, GuardianRefusal> reply) {
        return reply.orElseThrow(BadInputException::new);
    }
}
