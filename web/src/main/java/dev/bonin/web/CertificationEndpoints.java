package dev.bonin.web;

import dev.bonin.ceremony.Verifications;
import dev.bonin.purpose.Purposes;
import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.answer.OutcomeAnswers;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.request.BrowserBody;
import dev.bonin.web.request.SameOrigin;
import dev.bonin.web.request.SentEvidence;
import dev.bonin.web.request.TypedMembers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * The endpoints that start and finish verifications. A browser finishes by one of two calls, whichever API of
 * PortOne it used: POST in the popup flow, GET in the redirect flow.
 */
final class CertificationEndpoints {
    private final Verifications verifications;
    private final BrowserCalls calls;
    private final OutcomeAnswers answers;
    private final WebSettings settings;
    private final BrowserBody startBodies = new BrowserBody(CallReason.MALFORMED_BODY);
    private final BrowserBody bodies = new BrowserBody(CallReason.MALFORMED_JSON);
    private final Purposes purposes;
    private final CurrentAccount account;

    CertificationEndpoints(
            Verifications verifications,
            BrowserCalls calls,
            OutcomeAnswers answers,
            WebSettings settings,
            Purposes purposes,
            CurrentAccount account) {
        this.verifications = verifications;
        this.calls = calls;
        this.answers = answers;
        this.settings = settings;
        this.purposes = purposes;
        this.account = account;
    }

    BrowserEndpoints in(BrowserEndpoints endpoints) {
        var scripts = new PageFiles();
        return endpoints
                .file(PageFiles.SCRIPT, scripts::script)
                .file(PageFiles.MODULE, scripts::module)
                .file(PageFiles.OF_V2, scripts::ofV2)
                .file(PageFiles.OF_GUARDIANS, scripts::ofGuardians)
                .file(PageFiles.ELSEWHERE, scripts::elsewhere)
                .file(PageFiles.STYLE, scripts::style)
                .file(PageFiles.ICON, scripts::icon)
                .post("/requests", this::start)
                .post("", this::finish)
                .visit("/redirect", this::redirect);
    }

    private Answer start(HttpServletRequest request) {
        calls.countStart(request);
        var browser = calls.browser(request);
        SameOrigin.require(request, browser);
        var said = startBodies.readIfAny(request);
        var form = TypedMembers.form(member -> said.text(member, CallReason.MALFORMED_MEMBER));
        var requested = new RequestedTerms(account.of(request), List.of(), form);
        var started = verifications.start(purpose(said), requested, browser);
        return calls.started(started, request, settings.path());
    }

    private Answer finish(HttpServletRequest request) {
        calls.countFinish(request);
        var attempt = evidence(request).by(calls.browser(request));
        return answers.answer(verifications.finish(attempt), request);
    }

    private SentEvidence evidence(HttpServletRequest request) {
        var body = bodies.read(request);
        return SentEvidence.read(name -> body.text(name, ifNoText(name)))
                .orElseThrow(() -> new BadInputException(CallReason.MISSING_IMP_UID));
    }

    private static Reason ifNoText(String name) {
        return name.equals("imp_uid") ? RefusalReason.MALFORMED_IMP_UID : CallReason.MALFORMED_MEMBER;
    }

    /** The server's part of PortOne's guide to V2, which binds nothing: the cookie of a browser is not even read. */
    private Answer finishOfGuide(HttpServletRequest request) {
        calls.countFinish(request);
        return answers.answer(verifications.finish(evidence(request).by(Optional.empty())), request);
    }

    /** Adds the address that the page of PortOne's guide to V2 posts to. For sandbox mode only. */
    BrowserEndpoints ofGuide(BrowserEndpoints endpoints) {
        return endpoints.post("", this::finishOfGuide);
    }

    private Answer redirect(HttpServletRequest request) {
        return calls.comeBack(request, settings.returnUrl());
    }

    /** Returns the purpose. The body, and the purpose in it, are optional while only one purpose is declared. */
    private String purpose(BrowserBody.Members said) {
        return purposes.resolve(said.text("purpose", CallReason.MALFORMED_MEMBER))
                .orElseThrow(() -> new BadInputException(CallReason.UNKNOWN_PURPOSE));
    }
}
