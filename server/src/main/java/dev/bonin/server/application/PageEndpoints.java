package dev.bonin.server.application;

import dev.bonin.verification.ApplicationVerifications;
import dev.bonin.verification.AskedPage;
import dev.bonin.verification.PageToken;
import dev.bonin.verification.Started;
import dev.bonin.web.BadInputException;
import dev.bonin.web.BrowserCalls;
import dev.bonin.web.CalledByBrowsers;
import dev.bonin.web.CallerBudget;
import dev.bonin.web.ProblemCode;
import dev.bonin.web.ProblemsAnswered;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page to which an application sends people. What the link carries stays behind its {@code #}, which browsers send to nobody: the page itself
 * hands it over in bodies, so that no log, proxy or {@code Referer} gets it.
 */
@RestController
@CalledByBrowsers
@ProblemsAnswered
final class PageEndpoints {
    private final VerifyPage page;
    private final ApplicationVerifications verifications;
    private final BrowserCalls calls;
    private final CallerBudget looks;
    private final PublicAddress address;

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
    }

    @GetMapping(PagePaths.PAGE)
    ResponseEntity<?> page() {
        return page.page();
    }

    @GetMapping(PagePaths.PAGE + "/{file:.+\\..+}")
    ResponseEntity<?> file(@PathVariable String file) {
        return page.file(file).orElseThrow(() -> new BadInputException(ProblemCode.NOT_FOUND));
    }

    @PostMapping(PagePaths.LOOK)
    Map<String, Object> look(HttpServletRequest request) throws IOException {
        looks.take(request);
        var asked = verifications.look(token(request), calls.browser(request)).orElseThrow(PageEndpoints::unknown);
        var members = new LinkedHashMap<String, Object>();
        members.put("application", asked.application());
        members.put("return_host", String.valueOf(URI.create(asked.returnUrl()).getHost()));
        members.put("purpose", asked.purpose());
        members.put("mode", asked.mode().code());
        members.put("expires_at", asked.expiresAt().toString());
        members.put("standing", asked.standing().name().toLowerCase(Locale.ROOT));
        return members;
    }

    @PostMapping(PagePaths.CLAIM)
    ResponseEntity<Map<String, Object>> claim(HttpServletRequest request) throws IOException {
        calls.countStart(request);
        var started = verifications
                .claim(token(request), calls.browser(request))
                .fold(claimed -> claimed, PageEndpoints::refuse);
        return calls.started(started, request);
    }

    @GetMapping(PagePaths.REDIRECT)
    ResponseEntity<?> redirect(HttpServletRequest request) {
        return calls.comeBack(request, address.of(PagePaths.PAGE));
    }

    private PageToken token(HttpServletRequest request) throws IOException {
        return calls.text(request, "page_token").flatMap(PageToken::tryParse).orElseThrow(PageEndpoints::unknown);
    }

    private static BadInputException unknown() {
        return new BadInputException(ProblemCode.UNKNOWN_PAGE);
    }

    private static Started refuse(AskedPage.Refusal refusal) {
        throw new BadInputException(
                switch (refusal) {
                    case UNKNOWN -> ProblemCode.UNKNOWN_PAGE;
                    case CLAIMED_ELSEWHERE -> ProblemCode.CLAIMED_ELSEWHERE;
                    case OVER -> ProblemCode.PAGE_OVER;
                });
    }
}
