package dev.bonin.web;

import dev.bonin.verification.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The two calls of PortOne's guide: the popup flow posts the {@code imp_uid}, the redirect flow brings it in its query. */
@RestController
@RequestMapping("${bonin.web.path:/certifications}")
final class CertificationEndpoints {
    private final Verifications verifications;
    private final OutcomeAnswers answers;
    private final ReturnPages returnPages;
    private final FinishBody bodies = new FinishBody();

    CertificationEndpoints(Verifications verifications, OutcomeAnswers answers, ReturnPages returnPages) {
        this.verifications = verifications;
        this.answers = answers;
        this.returnPages = returnPages;
    }

    @PostMapping
    ResponseEntity<?> finish(HttpServletRequest request) throws IOException {
        return answers.answer(verifications.finish(bodies.impUid(request)), request);
    }

    /** Finishing by GET is what PortOne's redirect leaves us; HEAD, which Spring would send here too, finishes nothing. */
    @GetMapping("/redirect")
    ResponseEntity<?> redirect(HttpServletRequest request) {
        if (request.getMethod().equals(RequestMethod.HEAD.name())) {
            return ResponseEntity.status(405).header(HttpHeaders.ALLOW, "GET").build();
        }
        var leg = ReturnLeg.parse(request.getQueryString());
        return leg.cancelled()
                ? returnPages.cancelled(request)
                : returnPages.finished(verifications.finish(leg.requiredImpUid()), request);
    }
}
