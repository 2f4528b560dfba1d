package dev.bonin.testkit;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.secret.PageToken;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Reply;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Verifies in an application that listens, as {@code bonin.js} and the page of guardians do.
 *
 * @param path of Bonin's endpoints
 * @param calls posts JSON to an address below that of the application
 */
record CeremonyOverHttp(String path, BiFunction<String, String, HttpResponse<String>> calls) implements Ceremony {
    private static final int CREATED = 201;

    @Override
    public Opened start(String purpose) {
        var answer = post("/requests", JsonObject.empty().with("purpose", purpose));
        return opened(answer, purpose)
                .orElseThrow(() -> notStarted(
                        "verification for " + purpose, answer, "bonin.purposes has to declare the" + " purpose"));
    }

    /** An answer without a code is none of Bonin's. */
    @Override
    public Reply<Opened, Told> startBy(PageToken link) {
        var answer = post("/guardian/start", ofLink(link));
        var opened = opened(answer, "guardian");
        if (opened.isPresent()) {
            return new Reply.Granted<>(opened.get());
        }
        if (AnswerMember.of(answer, "code").isEmpty()) {
            throw notStarted("guardian's verification", answer, "bonin.web.path has to be " + path);
        }
        return new Reply.Refused<>(Told.of(answer));
    }

    private static Optional<Opened> opened(HttpResponse<String> answer, String purpose) {
        return opened(PortOneApi.V1, "merchant_uid", answer, purpose)
                .or(() -> opened(PortOneApi.V2, "identity_verification_id", answer, purpose));
    }

    private static Optional<Opened> opened(PortOneApi api, String member, HttpResponse<String> answer, String purpose) {
        return answer.statusCode() == CREATED
                ? AnswerMember.of(answer, member).map(id -> new Opened(id, api, purpose))
                : Optional.empty();
    }

    private static IllegalStateException notStarted(String what, HttpResponse<String> answer, String condition) {
        return new IllegalStateException("The application did not start a " + what + ": " + answer.statusCode() + " "
                + answer.body() + " (expected: 201 from POST " + answer.uri() + "; " + condition
                + ", and what guards the application has to let the call through)");
    }

    @Override
    public Told finish(Opened opened, String evidence) {
        var member = opened.api() == PortOneApi.V1 ? "imp_uid" : "identity_verification_id";
        return Told.of(post("", JsonObject.empty().with(member, evidence)));
    }

    @Override
    public GuardianOutcome decide(PageToken link, String verification, boolean consents) {
        var members = ofLink(link).with("verification_id", verification);
        var visit = post("/guardian", members);
        var read = AnswerMember.of(visit, "wording", "sha256");
        return read.map(sha256 -> decided(post("/guardian/decision", vote(members, sha256, consents))))
                .orElseGet(() -> GuardianOutcome.undecided(Told.of(visit)));
    }

    private static JsonObject ofLink(PageToken link) {
        return JsonObject.empty().with("link", link.reveal());
    }

    private static JsonObject vote(JsonObject members, String sha256, boolean consents) {
        var vote = members.with("wording_sha256", sha256).with("decision", consents ? "consented" : "refused");
        return consents ? vote.with("relationship", "legal_guardian") : vote;
    }

    private static GuardianOutcome decided(HttpResponse<String> answer) {
        return AnswerMember.of(answer, "decision")
                .map(decision -> GuardianOutcome.decided(decision, Optional.of(answer)))
                .orElseGet(() -> GuardianOutcome.undecided(Told.of(answer)));
    }

    private HttpResponse<String> post(String endpoint, JsonObject members) {
        return calls.apply(path + endpoint, members.toString());
    }
}
