package dev.bonin.web;

import dev.bonin.verification.FinishAttempt;
import dev.bonin.verification.Purposes;
import dev.bonin.verification.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** A browser starts, and finishes by one of the two calls of PortOne's guide: the popup flow posts, the redirect flow comes back. */
@RestController
@RequestMapping("${bonin.web.path:/certifications}")
final class CertificationEndpoints {
    private final Verifications verifications;
    private final CallerBudget starts;
    private final CallerBudget finishes;
    private final BrowserCookie cookie;
    private final StartAnswer startAnswer;
    private final OutcomeAnswers answers;
    private final ReturnPages returnPages;
    private final BrowserBody bodies = new BrowserBody();
    private final Purposes purposes;

    CertificationEndpoints(
            Verifications verifications,
            CallerBudget starts,
            CallerBudget finishes,
            BrowserCookie cookie,
            StartAnswer startAnswer,
            OutcomeAnswers answers,
            ReturnPages returnPages,
            Purposes purposes) {
        this.verifications = verifications;
        this.starts = starts;
        this.finishes = finishes;
        this.cookie = cookie;
        this.startAnswer = startAnswer;
        this.answers = answers;
        this.returnPages = returnPages;
        this.purposes = purposes;
    }

    @PostMapping("/requests")
    ResponseEntity<Map<String, Object>> start(HttpServletRequest request) throws IOException {
        starts.take(request);
        var started = verifications.start(purpose(request), cookie.read(request));
        return ResponseEntity.status(201)
                .header(HttpHeaders.SET_COOKIE, cookie.write(started.browser()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(startAnswer.members(started));
    }

    @PostMapping
    ResponseEntity<?> finish(HttpServletRequest request) throws IOException {
        finishes.take(request);
        var body = bodies.read(request);
        var impUid = body.text("imp_uid", ProblemCode.MALFORMED_IMP_UID)
                .orElseThrow(() -> new BadInputException(ProblemCode.MISSING_IMP_UID));
        var claimed = body.text("merchant_uid", ProblemCode.MALFORMED_JSON);
        return answers.answer(verifications.finish(new FinishAttempt(impUid, cookie.read(request), claimed)), request);
    }

    /** Finishing by GET is what PortOne's redirect leaves us; HEAD, which Spring would send here too, finishes nothing. */
    @GetMapping("/redirect")
    ResponseEntity<?> redirect(HttpServletRequest request) {
        if (request.getMethod().equals(RequestMethod.HEAD.name())) {
            return ResponseEntity.status(405).header(HttpHeaders.ALLOW, "GET").build();
        }
        finishes.take(request);
        var leg = ReturnLeg.parse(request.getQueryString());
        if (leg.cancelled()) {
            return returnPages.cancelled(request);
        }
        var attempt = new FinishAttempt(leg.requiredImpUid(), cookie.read(request), leg.merchantUid());
        return returnPages.finished(verifications.finish(attempt), request);
    }

    /** A body is optional, and so is the purpose in it, as long as there is only one. */
    private String purpose(HttpServletRequest request) throws IOException {
        Optional<String> wanted = request.getContentType() == null
                ? Optional.empty()
                : bodies.read(request).text("purpose", ProblemCode.MALFORMED_JSON);
        return purposes.resolve(wanted).orElseThrow(() -> new BadInputException(ProblemCode.UNKNOWN_PURPOSE));
    }
}
