package dev.bonin.server.application;

import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.HostedPage;
import dev.bonin.ceremony.Started;
import dev.bonin.secret.PageToken;
import dev.bonin.web.BrowserCalls;
import dev.bonin.web.BrowserEndpoints;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.limit.CallerBudget;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosted page to which an application sends people. The token of the link is behind its {@code #}, which browsers
 * do not send: the page sends it in bodies, so no log, proxy or {@code Referer} contains it.
 */
final class PageEndpoints {
    private final VerifyPage page;
    private final ApplicationVerifications verifications;
    private final BrowserCalls calls;
    private final CallerBudget looks;
    private final PublicAddress address;
    private final PageLink link;

    PageEndpoints(
            VerifyPage page,
            ApplicationVerifications verifications,
            BrowserCalls calls,
            CallerBudget looks,
            PublicAddress address) {
        this.page = page;
        this.verifications = verifications;
        this.calls = calls;
        this.looks = looks;
        this.address = address;
        this.link = new PageLink(address);
    }

    BrowserEndpoints in(BrowserEndpoints endpoints) {
        return endpoints
                .page("", request -> page.page())
                .page("/", request -> link.toPage())
                .files(this::file)
                .post(PagePaths.LOOK, this::look)
                .post(PagePaths.CLAIM, this::claim)
                .visit(PagePaths.REDIRECT, this::redirect);
    }

    private Optional<Answer> file(String name) {
        return name.startsWith("#") ? link.toLink(name.substring(1)) : page.file(name);
    }

    private Answer look(HttpServletRequest request) {
        looks.take(request);
        var asked = verifications.look(token(request), calls.browser(request)).orElseThrow(PageEndpoints::unknown);
        var members = new LinkedHashMap<String, Object>();
        members.put("application", asked.application());
        members.put("return_host", String.valueOf(URI.create(asked.returnUrl()).getHost()));
        members.put("purpose", asked.purpose());
        members.put("mode", asked.mode().code());
        members.put("expires_at", asked.expiresAt().toString());
        members.put("standing", asked.standing().name().toLowerCase(Locale.ROOT));
        return Answer.json(200, members);
    }

    private Answer claim(HttpServletRequest request) {
        calls.countStart(request);
        var started = verifications
                .claim(token(request), calls.browser(request))
                .fold(claimed -> claimed, PageEndpoints::refuse);
        return calls.started(started, request, PagePaths.PAGE);
    }

    private Answer redirect(HttpServletRequest request) {
        return calls.comeBack(request, address.of(PagePaths.PAGE));
    }

    private PageToken token(HttpServletRequest request) {
        return calls.text(request, "page_token").flatMap(PageToken::tryParse).orElseThrow(PageEndpoints::unknown);
    }

    private static BadInputException unknown() {
        return new BadInputException(HostedPage.Refusal.UNKNOWN);
    }

    private static Started refuse(HostedPage.Refusal refusal) {
        throw new BadInputException(refusal);
    }
}
