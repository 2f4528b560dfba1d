package dev.bonin.server.command;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditLog;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.KeptPersons;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.server.application.IdentityMembers;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationStore;
import dev.bonin.web.answer.DecisionMembers;
import dev.bonin.web.answer.HiddenMembers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is held about the person of a verification, as members of JSON. What it opens is in the access log before it is returned. */
final class SubjectExport {
    private static final int MOST = 10_000;

    private final VerificationStore verifications;
    private final KeptPersons persons;
    private final ErasureStore erasures;
    private final AuditLog log;
    private final PersonSealer sealer;
    private final KeptIdentities identities;
    private final Access access;
    private final boolean withCi;
    private final Clock clock;

    SubjectExport(BoninDatabase database, PersonSealer sealer, Clock clock, Access access, boolean withCi) {
        this.verifications = database.verifications();
        this.persons = database.persons();
        this.erasures = database.erasures();
        this.log = database.auditLog();
        this.sealer = sealer;
        this.identities = new KeptIdentities(verifications, sealer, log, clock, new SecureRandom());
        this.access = access;
        this.withCi = withCi;
        this.clock = clock;
    }

    /** Of the person of {@code request}, and of their other verifications for the same application. */
    Map<String, Object> of(VerificationRequest request) {
        var person = identities.person(request);
        var all = all(request, person);
        var members = new HiddenMembers();
        members.put("application", request.owner());
        person.ifPresent(who -> members.put("person_id", who.value()));
        members.put(
                "person_keys",
                person.map(persons::keysOf).orElse(List.of()).stream()
                        .map(this::members)
                        .toList());
        person.ifPresent(who -> members.putAll(membership(who, request.owner())));
        members.put("verifications", all.stream().map(this::members).toList());
        members.put("access_log", entries(all, person));
        return members;
    }

    private Map<String, Object> membership(PersonId person, String application) {
        var membership = persons.membershipOf(person, application, clock.instant());
        var members = new HiddenMembers();
        membership.account().ifPresent(link -> {
            members.put("account", link.account());
            members.put("linked_at", link.linkedAt().toString());
        });
        membership
                .bannedUntil()
                .ifPresent(until ->
                        members.put("banned_until", until.equals(Instant.MAX) ? "for good" : until.toString()));
        membership.rejoinAfter().ifPresent(after -> members.put("rejoin_after", after.toString()));
        return members;
    }

    private List<VerificationRequest> all(VerificationRequest request, Optional<PersonId> person) {
        var others = person.map(who -> persons.verificationsOf(who, MOST)).orElse(List.of()).stream()
                .filter(id -> !id.equals(request.id()))
                .flatMap(id -> verifications.find(id).stream())
                .filter(other -> identities.person(other).equals(person));
        return Stream.concat(Stream.of(request), others).toList();
    }

    private Map<String, Object> members(PersonKey key) {
        var members = new HiddenMembers();
        members.put("kind", key.kind().name().toLowerCase(Locale.ROOT));
        members.put("provided_by", key.providedBy());
        members.put("provided_at", key.providedAt().toString());
        if (withCi) {
            members.put("value", sealer.open(key));
        }
        return members;
    }

    private Map<String, Object> members(VerificationRequest request) {
        var members = new HiddenMembers();
        members.put("id", request.id().value());
        members.put("status", request.state().code());
        members.put("purpose", request.purpose());
        members.put("mode", request.mode().code());
        members.put("created_at", request.createdAt().toString());
        request.application().ifPresent(asked -> put(members, asked));
        request.completion().ifPresent(how -> put(members, how));
        identities.open(request.id(), values(), access).ifPresent(identity -> {
            members.put("identity", IdentityMembers.values(identity));
            members.put("assurance", IdentityMembers.assurance(identity));
        });
        erasures.find(request.id()).ifPresent(entry -> members.put("erased", erased(entry)));
        return members;
    }

    private Set<IdentityValue> values() {
        return withCi
                ? EnumSet.allOf(IdentityValue.class)
                : EnumSet.complementOf(EnumSet.of(IdentityValue.CI, IdentityValue.DI));
    }

    private static void put(Map<String, Object> members, ApplicationRequest asked) {
        if (!asked.subject().isEmpty()) { // erased
            members.put("subject", asked.subject());
        }
        members.put("return_url", asked.returnUrl());
        asked.returnState().ifPresent(state -> members.put("return_state", state));
        asked.redeemedAt().ifPresent(at -> members.put("redeemed_at", at.toString()));
    }

    private static void put(Map<String, Object> members, Completion how) {
        members.put("provider", how.provider());
        how.impUid().ifPresent(impUid -> members.put("imp_uid", impUid.value()));
        members.put("certified_at", how.certifiedAt().toString());
        members.put("finished_at", how.finishedAt().toString());
        members.put("erase_after", how.eraseAfter().toString());
        members.putAll(DecisionMembers.of(how.judgement()));
    }

    private static Map<String, Object> erased(LedgerEntry entry) {
        var members = new HiddenMembers();
        members.put("at", entry.at().toString());
        members.put("cause", entry.cause().code());
        members.put("rows", entry.rows());
        members.put("source", entry.source().code());
        return members;
    }

    /** Each once, the oldest first. */
    private List<Map<String, String>> entries(List<VerificationRequest> all, Optional<PersonId> person) {
        return all.stream()
                .map(VerificationRequest::id)
                .map(VerificationId::value)
                .flatMap(id -> log.about(id, person, MOST).stream())
                .collect(Collectors.toMap(AuditEvent::id, event -> event, (one, same) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(AuditEvent::id))
                .map(SubjectExport::members)
                .toList();
    }

    private static Map<String, String> members(AuditEvent event) {
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
