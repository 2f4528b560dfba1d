package dev.bonin.testkit;

import dev.bonin.reason.Reason;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Outcome;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What a page is told by one call.
 *
 * @param reason empty of somebody who is not refused, and if an answer names none
 * @param code the one-time code; empty if there is none
 * @param answer empty without HTTP
 */
record Told(String status, Optional<String> reason, Optional<String> code, Optional<HttpResponse<String>> answer) {
    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "refused";

    static Told of(Outcome outcome) {
        return outcome.fold(
                accepted -> of(outcome.status(), accepted.code()),
                waiting -> of(outcome.status(), waiting.code()),
                refused -> refused(refused.code()));
    }

    private static Told of(String status, Optional<HandoverCode> code) {
        return new Told(status, Optional.empty(), code.map(HandoverCode::reveal), Optional.empty());
    }

    static Told of(Reason refusal) {
        return refused(refusal.code());
    }

    private static Told refused(String reason) {
        return new Told(REFUSED, Optional.of(reason), Optional.empty(), Optional.empty());
    }

    static Told of(HttpResponse<String> answer) {
        var code = AnswerMember.of(answer, "code");
        return switch (answer.statusCode() / 100) {
            case 2 ->
                new Told(
                        AnswerMember.of(answer, "status").orElse(ACCEPTED),
                        Optional.empty(),
                        code,
                        Optional.of(answer));
            case 4 -> new Told(REFUSED, code, Optional.empty(), Optional.of(answer));
            default -> new Told("unavailable", code, Optional.empty(), Optional.of(answer));
        };
    }

    boolean isAccepted() {
        return status.equals(ACCEPTED);
    }

    HttpResponse<String> requireAnswer() {
        return answer.orElseThrow(() -> new IllegalStateException(
                "Verified without HTTP, so there is no answer (expected: an application that listens)"));
    }

    /** Returns the status and the reason, without the code. */
    @Override
    public String toString() {
        return reason.map(why -> status + ": " + why).orElse(status);
    }
}
