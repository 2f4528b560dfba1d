package dev.bonin.verification;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditLog;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.FormSealer;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealingException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Opens what is kept of people: the only way to it. Whoever asks says who they are, from where they ask and what for,
 * and the access log (접속기록) has it before they get anything.
 */
public final class KeptIdentities {
    /** The conflict is among the first that are written about a verification. */
    private static final int MOST_ENTRIES = 100;

    private final KeptRequests store;
    private final PersonSealer sealer;
    private final AuditLog log;
    private final AuditTrail trail;

    public KeptIdentities(KeptRequests store, PersonSealer sealer, AuditLog log, Clock clock, RandomGenerator random) {
        this.store = store;
        this.sealer = sealer;
        this.log = log;
        this.trail = new AuditTrail(new VerificationIds(clock, random), clock);
    }

    /**
     * The kept values of a verified person.
     *
     * @param values what is needed; ask for no more
     * @param access who asks, from where and what for: kept in the access log for years
     * @return empty if there is no such verification, or nothing of its person is kept
     * @throws SealingException if the values were changed, or their key is gone
     * @throws StoreException if they could not be read, or the access could not be logged
     */
    public Optional<Identity> open(VerificationId id, Set<IdentityValue> values, Access access) {
        var request = store.find(id);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        var opened = peek(request.get(), values);
        if (opened.present().isEmpty()) {
            return Optional.empty();
        }
        log.append(trail.event(request.get(), AuditAction.IDENTITY_OPENED, access, detail(opened)));
        return Optional.of(opened);
    }

    /**
     * Who a verified person is to whoever had them verified.
     *
     * @return empty if nobody is kept
     * @throws SealingException if the verification, or whom it names, was changed
     */
    public Optional<PersonId> person(VerificationRequest request) {
        return store.person(request.id()).flatMap(kept -> kept.proven(sealer, request));
    }

    /**
     * Whether CI and DI of a verification led to two people, as the access log has it from the transaction that kept
     * it. Nobody may rely on whose it is: the other one may be banned.
     */
    public boolean isInConflict(VerificationRequest request) {
        return log.about(request.id().value(), Optional.empty(), MOST_ENTRIES).stream()
                .anyMatch(event -> event.action() == AuditAction.PERSON_CONFLICT);
    }

    /** For those who log it together with what else they do, before they tell anybody. */
    public Identity peek(VerificationRequest request, Set<IdentityValue> values) {
        return store.person(request.id())
                .flatMap(KeptPerson::identity)
                .map(kept -> sealer.open(kept, request.sealedFor()))
                .map(identity -> identity.only(values))
                .orElseGet(Identity::nothing);
    }

    public FormSealer forms() {
        return sealer.forms();
    }

    public AuditEvent redeemed(VerificationRequest request, Identity opened, Access access) {
        return trail.event(request, AuditAction.VERIFICATION_REDEEMED, access, detail(opened));
    }

    private static String detail(Identity opened) {
        return "values="
                + new TreeSet<>(opened.present())
                        .stream().map(IdentityValue::code).collect(Collectors.joining(","));
    }
}
