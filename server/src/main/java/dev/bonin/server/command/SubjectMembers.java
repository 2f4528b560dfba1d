package dev.bonin.server.command;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.server.application.IdentityMembers;
import dev.bonin.source.Evidence;
import dev.bonin.store.SubjectStore.Membership;
import dev.bonin.subject.SubjectExport;
import dev.bonin.subject.SubjectExport.HeldKey;
import dev.bonin.subject.SubjectExport.HeldVerification;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.web.answer.DecisionMembers;
import dev.bonin.web.answer.HiddenMembers;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The data about a person as JSON members. */
final class SubjectMembers {
    private SubjectMembers() {}

    static Map<String, Object> of(SubjectExport export) {
        var members = new HiddenMembers();
        members.put("application", export.application());
        export.person().ifPresent(who -> members.put("person_id", who.value()));
        members.put("complete", export.cutOff().isEmpty());
        if (!export.cutOff().isEmpty()) {
            members.put("cut_off", cutOff(export));
        }
        members.put(
                "person_keys", export.keys().stream().map(SubjectMembers::key).toList());
        export.membership().ifPresent(membership -> put(members, membership));
        export.hint().ifPresent(hint -> members.put("account_hint", hint.text()));
        members.put(
                "verifications",
                export.verifications().stream().map(SubjectMembers::held).toList());
        members.put(
                "access_log", export.log().stream().map(SubjectMembers::entry).toList());
        return members;
    }

    /** Names what is missing, so that the export is not taken for complete. */
    private static Map<String, String> cutOff(SubjectExport export) {
        var parts = new TreeMap<String, String>();
        export.cutOff()
                .forEach(part -> parts.put(
                        part.name().toLowerCase(Locale.ROOT),
                        switch (part) {
                            case VERIFICATIONS ->
                                "the oldest " + Subjects.MOST + " verifications of the person, and no later ones";
                            case ACCESS_LOG ->
                                "the newest " + Subjects.MOST + " entries about a verification, and no earlier ones";
                        }));
        return parts;
    }

    private static Map<String, Object> key(HeldKey key) {
        var members = new HiddenMembers();
        members.put("kind", key.row().kind().name().toLowerCase(Locale.ROOT));
        members.put("provided_by", key.row().providedBy());
        members.put("provided_at", key.row().providedAt().toString());
        key.value().ifPresent(value -> members.put("value", value));
        return members;
    }

    private static void put(Map<String, Object> members, Membership membership) {
        membership.account().ifPresent(link -> {
            members.put("account", link.account());
            members.put("linked_at", link.linkedAt().toString());
        });
        membership
                .bannedUntil()
                .ifPresent(until ->
                        members.put("banned_until", until.equals(Instant.MAX) ? "for good" : until.toString()));
        membership.rejoinAfter().ifPresent(after -> members.put("rejoin_after", after.toString()));
    }

    private static Map<String, Object> held(HeldVerification held) {
        var request = held.request();
        var members = new HiddenMembers();
        members.put("id", request.id().value());
        members.put("status", request.state().code());
        members.put("purpose", request.purpose());
        members.put("mode", request.mode().code());
        members.put("created_at", request.createdAt().toString());
        request.application().ifPresent(asked -> put(members, asked));
        request.completion().ifPresent(how -> put(members, how));
        held.identity().ifPresent(identity -> {
            members.put("identity", IdentityMembers.values(identity));
            members.put("assurance", IdentityMembers.assurance(identity));
        });
        held.guardian().ifPresent(decision -> members.put("guardian", guardian(decision)));
        held.erased().ifPresent(entry -> members.put("erased", erased(entry)));
        return members;
    }

    /** The guardian is another person, so a child learns no id of theirs. */
    private static Map<String, Object> guardian(GuardianDecision decision) {
        var members = new HiddenMembers();
        members.put("decision", decision.code());
        members.put("decided_at", decision.at().toString());
        members.put("relationship", GuardianDecision.RELATIONSHIP);
        members.put("wording_version", decision.wording());
        members.put("wording_sha256", decision.wordingSha256());
        return members;
    }

    private static void put(Map<String, Object> members, ApplicationRequest asked) {
        if (!asked.subject().isEmpty()) { // erased
            members.put("subject", asked.subject());
        }
        members.put("return_url", asked.returnUrl());
        asked.returnState().ifPresent(state -> members.put("return_state", state));
    }

    private static void put(Map<String, Object> members, Completion how) {
        members.put("provider", how.provider());
        how.evidence().ifPresent(used -> members.put(name(used), used.value()));
        members.put("certified_at", how.certifiedAt().toString());
        members.put("finished_at", how.finishedAt().toString());
        members.put("erase_after", how.eraseAfter().toString());
        members.putAll(DecisionMembers.of(how.judgement()));
    }

    private static String name(Evidence used) {
        return switch (used.api()) {
            case V1 -> "imp_uid";
            case V2 -> "identity_verification_id";
        };
    }

    private static Map<String, Object> erased(LedgerEntry entry) {
        var members = new HiddenMembers();
        members.put("at", entry.at().toString());
        members.put("cause", entry.cause().code());
        members.put("rows", entry.rows());
        members.put("source", entry.source().code());
        return members;
    }

    private static Map<String, String> entry(AuditEvent event) {
        return new TreeMap<>(Map.of(
                "at", event.at().toString(),
                "actor", event.access().actor(),
                "source", event.access().source(),
                "reason", event.access().reason(),
                "action", event.action().code(),
                "verification_id", event.verification().orElse(""),
                "detail", event.detail()));
    }
}
