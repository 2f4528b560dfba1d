package dev.bonin.subject;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.store.Stores;
import dev.bonin.subject.SubjectExport.HeldKey;
import dev.bonin.subject.SubjectExport.HeldVerification;
import dev.bonin.subject.SubjectExport.Part;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects all stored data about a person who requests access (개인정보 보호법 제35조). Safe for use by several threads. Every
 * call may throw a {@code StoreException}.
 */
public final class Subjects {
    /** The most verifications in one export, and the most access log entries about each of them. */
    public static final int MOST = 10_000;

    private static final Set<IdentityValue> WITHOUT_CI =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(IdentityValue.CI, IdentityValue.DI)));

    private final Stores stores;
    private final PersonSealer sealer;
    private final KeptIdentities identities;
    private final AuditEvents events;
    private final Clock clock;
    private final int most;

    /**
     * Creates the exports of {@code stores}.
     *
     * @param sealer opens keys, with the same stores
     * @param identities opens identities, with the same stores
     */
    public Subjects(Stores stores, PersonSealer sealer, KeptIdentities identities, AuditEvents events, Clock clock) {
        this(stores, sealer, identities, events, clock, MOST);
    }

    Subjects(Stores stores, PersonSealer sealer, KeptIdentities identities, AuditEvents events, Clock clock, int most) {
        this.stores = stores;
        this.sealer = sealer;
        this.identities = identities;
        this.events = events;
        this.clock = clock;
        this.most = most;
    }

    /**
     * Returns all stored data about the person of a verification, and about their other verifications for the same
     * application.
     *
     * @param access who asks, from where and why; logged before any value is opened
     * @param withCi whether CI and DI are included
     * @return empty if the verification does not exist or was removed completely
     * @throws dev.bonin.sealing.SealingException if a stored value was changed by hand or its key is missing
     */
    public Optional<SubjectExport> export(VerificationId id, Access access, boolean withCi) {
        return stores.verifications().find(id).map(request -> export(request, access, withCi));
    }

    private SubjectExport export(VerificationRequest request, Access access, boolean withCi) {
        note(request, access, withCi);
        var cutOff = EnumSet.noneOf(Part.class);
        var person = identities.person(request);
        var all = all(request, person, cutOff);
        return new SubjectExport(
                request.owner(),
                person,
                person.map(stores.subjects()::keysOf).orElse(List.of()).stream()
                        .map(key -> new HeldKey(key, value(key, withCi)))
                        .toList(),
                person.map(who -> stores.subjects().membershipOf(who, request.owner(), clock.instant())),
                person.flatMap(who -> stores.verifications().accountOf(request.owner(), who))
                        .flatMap(account -> account.open(sealer).hint()),
                all.stream().map(one -> held(one, access, withCi)).toList(),
                entries(all, person, cutOff),
                cutOff);
    }

    private void note(VerificationRequest request, Access access, boolean withCi) {
        stores.log()
                .append(events.about(
                        request.id().value(),
                        request.owner(),
                        request.purpose(),
                        AuditAction.SUBJECT_EXPORTED,
                        access,
                        "with_ci=" + withCi));
    }

    private List<VerificationRequest> all(
            VerificationRequest request, Optional<PersonId> person, Collection<Part> cutOff) {
        var known = person.map(
                        who -> atMost(stores.subjects().verificationsOf(who, most + 1), Part.VERIFICATIONS, cutOff))
                .orElse(List.of());
        var all = new ArrayList<>(List.of(request));
        known.stream()
                .filter(id -> !id.equals(request.id()))
                .flatMap(id -> stores.verifications().find(id).stream())
                .filter(other -> identities.person(other).equals(person))
                .forEach(all::add);
        return all;
    }

    /** Queries fetch one row more than the limit, so that a cut-off list is detected. */
    private <T> List<T> atMost(List<T> found, Part part, Collection<Part> cutOff) {
        if (found.size() <= most) {
            return found;
        }
        cutOff.add(part);
        return found.subList(0, most);
    }

    private Optional<String> value(PersonKey key, boolean withCi) {
        return withCi ? Optional.of(sealer.open(key)) : Optional.empty();
    }

    private HeldVerification held(VerificationRequest request, Access access, boolean withCi) {
        var values = withCi ? EnumSet.allOf(IdentityValue.class) : WITHOUT_CI;
        return new HeldVerification(
                request,
                identities.openForSubject(request, values, access),
                guardian(request),
                stores.erasures().find(request.id()));
    }

    /** Returns what a guardian decided: of a child, about it; of a guardian, what they did. */
    private Optional<GuardianDecision> guardian(VerificationRequest request) {
        return request.isOfGuardian()
                ? request.account().flatMap(VerificationId::tryParse).flatMap(stores.guardians()::decision)
                : stores.guardians().decision(request.id());
    }

    /** Contains each entry once. If not all fit, the newest are kept, including the entry of this export. */
    private List<AuditEvent> entries(
            List<VerificationRequest> all, Optional<PersonId> person, Collection<Part> cutOff) {
        var entries = new TreeMap<String, AuditEvent>();
        for (var request : all) {
            var about = stores.log().about(request.id().value(), person, most + 1);
            atMost(about, Part.ACCESS_LOG, cutOff).forEach(event -> entries.put(event.id(), event));
        }
        return List.copyOf(entries.values());
    }
}
