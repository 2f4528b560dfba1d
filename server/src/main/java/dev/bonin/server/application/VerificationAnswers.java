package dev.bonin.server.application;

import dev.bonin.application.Order;
import dev.bonin.application.WindowlessOrder;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.handover.Redemption;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import dev.bonin.web.answer.DecisionMembers;
import dev.bonin.web.answer.HiddenMembers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Answers to applications about their verifications. Until it redeems, an application learns only the state. */
final class VerificationAnswers {
    private VerificationAnswers() {}

    static Map<String, Object> placed(Order.Placed placed, String url) {
        var members = new HiddenMembers();
        members.put("id", placed.id().value());
        members.put("url", url);
        members.put("expires_at", placed.expiresAt().toString());
        return members;
    }

    static Map<String, Object> placed(WindowlessOrder.Placed placed) {
        var members = new HiddenMembers();
        members.put("id", placed.id().value());
        members.put("session", placed.session().reveal());
        members.put("expires_at", placed.expiresAt().toString());
        return members;
    }

    /** Returns the same with what a guardian decided. */
    static Map<String, Object> standing(VerificationRequest request, Optional<GuardianDecision> guardian) {
        var members = standing(request);
        guardian.ifPresent(decision -> members.put("guardian", guardian(decision)));
        return members;
    }

    private static Map<String, Object> guardian(GuardianDecision decision) {
        var members = new HiddenMembers();
        members.put("decision", decision.code());
        members.put("decided_at", decision.at().toString());
        decision.person().ifPresent(person -> members.put("person_id", person.value()));
        members.put("relationship", GuardianDecision.RELATIONSHIP);
        members.put("wording_version", decision.wording());
        members.put("wording_sha256", decision.wordingSha256());
        return members;
    }

    static Map<String, Object> standing(VerificationRequest request) {
        var members = new HiddenMembers();
        members.put("id", request.id().value());
        members.put("status", request.state().code());
        members.put("purpose", request.purpose());
        members.put("mode", request.mode().code());
        members.put(
                "claimed", request.binding().isPresent() || request.completion().isPresent());
        members.put("created_at", request.createdAt().toString());
        members.put("expires_at", request.expiresAt().toString());
        request.completion()
                .ifPresent(how -> members.put("finished_at", how.finishedAt().toString()));
        request.redeemable().redeemedAt().ifPresent(at -> members.put("redeemed_at", at.toString()));
        members.putAll(DecisionMembers.of(disclosed(request)));
        refusingReason(request).ifPresent(reason -> members.put("reason", reason));
        waitsUntil(request).ifPresent(until -> members.put("waits_until", until.toString()));
        return members;
    }

    /**
     * Leaves out whether the person has an account until the application redeems: only the holder of the code may know.
     */
    private static Judgement disclosed(VerificationRequest request) {
        return request.redeemable().redeemedAt().isPresent()
                ? judgement(request)
                : judgement(request).withoutAccount();
    }

    private static Judgement judgement(VerificationRequest request) {
        return request.completion().map(Completion::judgement).orElse(Judgement.NONE);
    }

    private static Optional<Instant> waitsUntil(VerificationRequest request) {
        return request.completion()
                .filter(how -> request.state() == VerificationState.GUARDIAN_NEEDED)
                .map(Completion::eraseAfter);
    }

    private static Optional<String> refusingReason(VerificationRequest request) {
        return Optional.of(judgement(request))
                .filter(judgement -> request.state() == VerificationState.REFUSED)
                .flatMap(Judgement::refusal)
                .flatMap(decision -> decision.verdict().reason());
    }

    static Map<String, Object> erased(LedgerEntry entry) {
        var members = new HiddenMembers();
        members.put("id", entry.id().value());
        members.put("status", "erased");
        members.put("erased_at", entry.at().toString());
        members.put("source", entry.source().code());
        return members;
    }

    static Map<String, Object> redeemed(Redemption redemption) {
        var members = new HiddenMembers();
        members.put("id", redemption.id().value());
        members.put("status", "accepted");
        members.put("first_time", redemption.firstTime());
        members.put("purpose", redemption.purpose());
        members.put("mode", redemption.mode().code());
        redemption.subject().ifPresent(subject -> members.put("subject", subject));
        members.put("provider", redemption.provider());
        members.put("certified_at", redemption.certifiedAt().toString());
        members.put("finished_at", redemption.finishedAt().toString());
        members.putAll(DecisionMembers.of(redemption.judgement()));
        redemption.person().ifPresent(person -> members.put("person_id", person.value()));
        redemption.account().ifPresent(account -> members.put("linked_account", account));
        redemption.hint().ifPresent(hint -> members.put("account_hint", hint.text()));
        redemption.guardian().ifPresent(decision -> members.put("guardian", guardian(decision)));
        var identity = redemption.identity();
        if (!identity.present().isEmpty()) {
            members.put("identity", IdentityMembers.values(identity));
            members.put("assurance", IdentityMembers.assurance(identity));
        }
        return members;
    }
}
