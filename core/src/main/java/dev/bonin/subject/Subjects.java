package dev.bonin.subject;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
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
 * Collects what is held about a person who asks (개인정보 보호법 제35조). One instance serves all threads; every call may throw
 * a {@code StoreException}.
 */
public final class Subjects {
    /** How many verifications, and how many entries of the access log about each, one export holds. */
    public static final int MOST = 10_000;

    private static final Set<IdentityValue> WITHOUT_CI =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(IdentityValue.CI, IdentityValue.DI)));

    private final Stores stores;
    private final PersonSealer sealer;
    private final KeptIdentities identities;
    private final AuditEvents events;
    private final Clock clock;
    private final int most;

    /** The people of {@code stores}, opened by {@code sealer} and {@code identities}, which work with the same ones. */
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
     * Returns all that is held about the person of a verification, and of their others for the same application.
     *
     * @param access who asks, from where and what for: the access log has it before anything is opened
     * @param withCi whether CI and DI are opened, too
     * @return empty if there is no such verification, or it was forgotten altogether
     * @throws dev.bonin.sealing.SealingException if something was changed by hand, or its key is gone
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

    /** One more is looked for than is told, so that nothing is left out in silence. */
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
                identities.open(request.id(), values, access),
                stores.erasures().find(request.id()));
    }

    /** Each once. The newest are the ones that an export has room for, this export's own among them. */
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
