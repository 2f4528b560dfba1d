package dev.bonin.verification;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditLog;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.FormSealer;
import dev.bonin.sealing.HandoverSealer;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealingException;
import dev.bonin.secret.RedemptionCode;
import dev.bonin.standing.AccountHint;
import dev.bonin.standing.KnownAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens stored personal data; there is no other way to read it. The caller states who it is, from where it calls and
 * why, which is stored in the access log (접속기록) before any value is returned.
 */
public final class KeptIdentities {

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
     * Returns the stored values of a verified person.
     *
     * @param values the values needed; request no more than that
     * @param access who reads, from where and why; stored in the access log for years
     * @return empty if there is no such verification, none of these values is stored, or a guardian has to consent
     *     first
     * @throws SealingException if the values were modified, or their key is missing
     * @throws StoreException if the values could not be read, or the access could not be logged
     */
    public Optional<Identity> open(VerificationId id, Set<IdentityValue> values, Access access) {
        return store.find(id)
                .filter(request -> request.state() != VerificationState.GUARDIAN_NEEDED)
                .flatMap(request -> openForSubject(request, values, access));
    }

    /** Returns the same for the person themselves, whoever has to consent to any other use. */
    public Optional<Identity> openForSubject(VerificationRequest request, Set<IdentityValue> values, Access access) {
        var opened = peek(request, values);
        var opening = opening(request, opened, Optional.empty(), access);
        opening.ifPresent(log::append);
        return opening.map(logged -> opened);
    }

    /**
     * Returns the person of a verification, as the application that requested it knows them.
     *
     * @return empty if no person is stored
     * @throws SealingException if the verification or the person in it was modified
     */
    public Optional<PersonId> person(VerificationRequest request) {
        return store.person(request.id()).flatMap(kept -> kept.proven(sealer, request));
    }

    /**
     * Returns whether CI and DI of a verification belong to two people, according to the access log entry of the
     * transaction that stored it. If true, do not rely on the person: the other one may be banned.
     */
    public boolean isInConflict(VerificationRequest request) {
        return log.has(request.id().value(), AuditAction.PERSON_CONFLICT);
    }

    /**
     * Returns stored values without logging the access. The caller must log it, together with its own action, before it
     * passes them on.
     */
    public Identity peek(VerificationRequest request, Set<IdentityValue> values) {
        return store.person(request.id())
                .flatMap(KeptPerson::identity)
                .map(kept -> sealer.open(kept, request.sealedFor()))
                .map(identity -> identity.only(values))
                .orElseGet(Identity::nothing);
    }

    /**
     * Returns the values that wait to be redeemed, without logging the access, as {@link #peek}.
     *
     * @param code the code that the browser carries, without which nothing opens them
     * @return empty if nothing waits any more
     */
    public Optional<Identity> waiting(
            VerificationRequest request, RedemptionCode code, Set<IdentityValue> values, Instant now) {
        return store.handover(request.id())
                .flatMap(row -> HandoverSealer.open(row, code.sealingKey(), request.sealedFor(), now))
                .map(identity -> identity.only(values));
    }

    /**
     * Returns the account that the person of a verification has now, if the purpose asks for one: a policy decided on
     * it. Opens the hint without logging the access, as {@link #peek}.
     *
     * @param person the verification's person
     */
    public Optional<KnownAccount> account(VerificationRequest request, Optional<PersonId> person) {
        return person.filter(known -> request.completion()
                        .flatMap(how -> how.judgement().account())
                        .isPresent())
                .flatMap(known -> store.accountOf(request.owner(), known))
                .map(account -> account.open(sealer));
    }

    /** Stores the entry for values that were opened; does nothing if none were. */
    public void log(Optional<AuditEvent> opening) {
        opening.ifPresent(log::append);
    }

    /** Returns the sealer of hints about accounts, which uses the same keys. */
    public PersonSealer hints() {
        return sealer;
    }

    public FormSealer forms() {
        return sealer.forms();
    }

    /** Returns the entry for values that were opened, however the transaction ends that they were opened for. */
    public Optional<AuditEvent> opening(
            VerificationRequest request, Identity opened, Optional<AccountHint> hint, Access access) {
        return opened.present().isEmpty() && hint.isEmpty()
                ? Optional.empty()
                : Optional.of(trail.event(request, AuditAction.IDENTITY_OPENED, access, detail(opened, hint)));
    }

    public AuditEvent redeemed(
            VerificationRequest request, Identity opened, Optional<AccountHint> hint, Access access) {
        return trail.event(request, AuditAction.VERIFICATION_REDEEMED, access, detail(opened, hint));
    }

    private static String detail(Identity opened, Optional<AccountHint> hint) {
        var values = new TreeSet<>(opened.present()).stream().map(IdentityValue::code);
        return Stream.concat(values, hint.map(told -> "account_hint").stream())
                .collect(Collectors.joining(",", "values=", ""));
    }
}
