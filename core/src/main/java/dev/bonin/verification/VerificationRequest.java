package dev.bonin.verification;

import dev.bonin.policy.Decision;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.SealedFor;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.Evidence;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Redeemable.Redeemed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A stored request to verify a person. Its id travels through the browser, as {@code merchant_uid} of PortOne V1 or
 * {@code identityVerificationId} of V2; the request contains no identity values.
 *
 * @param api the API by which its person is verified
 * @param application the data from the application that started it; empty if a browser did
 * @param binding the browser that started or claimed it; empty until it is claimed, and for the bare finish of a
 *     sandbox
 * @param redeemable the code of that browser, and whether the application has redeemed it
 * @param tries how often a finish queried the source for it
 * @param completion empty until it is accepted or a policy refuses it
 */
public record VerificationRequest(
        VerificationId id,
        String purpose,
        Mode mode,
        PortOneApi api,
        Optional<ApplicationRequest> application,
        Optional<BindingHash> binding,
        Redeemable redeemable,
        VerificationState state,
        int tries,
        Instant createdAt,
        Instant expiresAt,
        Terms terms,
        Optional<Completion> completion) {

    /** How long a person may take in the agency's window. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** Additional time to return from the window for a person who was verified just before the request expired. */
    public static final Duration GRACE = Duration.ofMinutes(2);

    /** How many open requests a browser may have; starting another one closes the oldest. */
    public static final int MOST_OPEN_PER_BROWSER = 8;

    /**
     * The result of a finished request.
     *
     * @param evidence used up by this request; empty after its person was erased
     * @param eraseAfter when its person has to be erased
     */
    public record Completion(
            Optional<Evidence> evidence,
            String provider,
            Instant certifiedAt,
            Instant finishedAt,
            Instant eraseAfter,
            Judgement judgement) {
        public Completion {
            finishedAt = finishedAt.truncatedTo(ChronoUnit.MILLIS);
            eraseAfter = eraseAfter.truncatedTo(ChronoUnit.MILLIS);
            judgement = judgement.keptFor(Duration.between(finishedAt, eraseAfter), eraseAfter);
        }

        /** Returns a copy with a judgement, and the time at which the person or the refusal has to be erased. */
        public Completion judged(Judgement what, Instant until) {
            return new Completion(evidence, provider, certifiedAt, finishedAt, until, what);
        }

        /** Returns a copy with each decision replaced by the result of {@code change}. */
        public Completion mapDecisions(UnaryOperator<Decision> change) {
            return judged(judgement.mapDecisions(change), eraseAfter);
        }

        Completion erased() {
            return new Completion(Optional.empty(), provider, certifiedAt, finishedAt, eraseAfter, Judgement.NONE);
        }
    }

    /** Creates a request that a browser starts itself. */
    public static VerificationRequest open(
            VerificationId id,
            String purpose,
            Mode mode,
            PortOneApi api,
            Terms terms,
            BindingHash binding,
            Instant now) {
        return open(id, purpose, mode, api, Optional.empty(), terms, now, LIFE).boundTo(binding);
    }

    /** Creates a request that an application starts, which any one browser may claim. */
    public static VerificationRequest open(
            VerificationId id,
            String purpose,
            Mode mode,
            PortOneApi api,
            ApplicationRequest application,
            Terms terms,
            Instant now) {
        return open(id, purpose, mode, api, Optional.of(application), terms, now, LIFE);
    }

    private static VerificationRequest open(
            VerificationId id,
            String purpose,
            Mode mode,
            PortOneApi api,
            Optional<ApplicationRequest> application,
            Terms terms,
            Instant when,
            Duration life) {
        var now = when.truncatedTo(ChronoUnit.MILLIS);
        return new VerificationRequest(
                id,
                purpose,
                mode,
                api,
                application,
                Optional.empty(),
                Redeemable.NONE,
                VerificationState.OPEN,
                0,
                now,
                now.plus(life),
                terms,
                Optional.empty());
    }

    /** Returns whether it is the request of a guardian. */
    public boolean isOfGuardian() {
        return Purposes.isOfGuardians(purpose);
    }

    /** Creates the request of a bare finish, which no browser started: it is open only until it is judged. */
    public static VerificationRequest bare(VerificationId id, String purpose, Mode mode, PortOneApi api, Instant now) {
        return open(id, purpose, mode, api, Optional.empty(), Terms.NONE, now, Duration.ZERO);
    }

    public VerificationRequest accepted(Completion how) {
        return finished(VerificationState.ACCEPTED, how);
    }

    /** Returns a copy that a policy has refused. */
    public VerificationRequest refused(Completion how) {
        return finished(VerificationState.REFUSED, how);
    }

    private VerificationRequest finished(VerificationState came, Completion how) {
        return with(application, binding, redeemable, came, tries, terms.judged(), Optional.of(how));
    }

    /** Returns a copy that waits for the consent of a guardian. */
    public VerificationRequest needingGuardian(Completion how) {
        return finished(VerificationState.GUARDIAN_NEEDED, how);
    }

    /**
     * Returns this request as its guardian decided: accepted, or refused. The time of its finish stays.
     *
     * @param eraseAfter when its person, or the refusal, has to be erased
     */
    public VerificationRequest decided(boolean consents, Instant eraseAfter) {
        var how = completion.orElseThrow();
        var judgement = how.judgement().afterGuardian(consents);
        return consents
                ? accepted(how.judged(judgement, eraseAfter))
                : refused(how.judged(judgement.ofRefusal(), eraseAfter));
    }

    /** Returns a copy that {@code browser} has claimed. */
    public VerificationRequest claimed(BindingHash browser, RedemptionCodeHash code) {
        return boundTo(browser).redeemableBy(code);
    }

    /** Returns a copy whose outcome the holder of that code may redeem. */
    public VerificationRequest redeemableBy(RedemptionCodeHash code) {
        return with(application, binding, redeemable.by(code), state, tries, terms, completion);
    }

    public VerificationRequest redeemed(Redeemed first) {
        return with(application, binding, redeemable.redeemed(first), state, tries, terms, completion);
    }

    /**
     * Returns a copy without data about its person. What remains: when and by which provider a person was verified, for
     * which purpose, and for which application.
     */
    public VerificationRequest erased() {
        return with(
                application.map(ApplicationRequest::erased),
                Optional.empty(),
                redeemable,
                VerificationState.ERASED,
                tries,
                terms.erased(),
                completion.map(Completion::erased));
    }

    /** Returns a copy of a request that was not finished, without values that identify a person or the browser. */
    public VerificationRequest emptied() {
        return with(
                application.map(ApplicationRequest::erased),
                Optional.empty(),
                redeemable,
                state,
                tries,
                terms.erased(),
                completion);
    }

    public VerificationRequest in(VerificationState other) {
        return with(application, binding, redeemable, other, tries, terms, completion);
    }

    public VerificationRequest withTries(int number) {
        return with(application, binding, redeemable, state, number, terms, completion);
    }

    /** Returns a copy that only this browser can finish. */
    public VerificationRequest boundTo(BindingHash browser) {
        return with(application, Optional.of(browser), redeemable, state, tries, terms, completion);
    }

    private VerificationRequest with(
            Optional<ApplicationRequest> askedBy,
            Optional<BindingHash> browser,
            Redeemable code,
            VerificationState where,
            int tried,
            Terms with,
            Optional<Completion> how) {
        return new VerificationRequest(
                id, purpose, mode, api, askedBy, browser, code, where, tried, createdAt, expiresAt, with, how);
    }

    /** Returns the name of the application that owns it; empty text if a browser started it itself. */
    public String owner() {
        return application.map(ApplicationRequest::application).orElse("");
    }

    /** Returns the subject or account that it is for, as named by the application; empty if none was named. */
    public Optional<String> account() {
        return application.map(ApplicationRequest::subject).or(terms::account);
    }

    /**
     * Returns the context that its person's data is sealed for; the data opens in no other context. None of these
     * values changes once the request is accepted.
     */
    public SealedFor sealedFor() {
        return sealedFor(completion.map(Completion::finishedAt).orElse(Instant.EPOCH)); // for which nothing is sealed
    }

    /** Returns the same for a request that is being finished at {@code finishedAt}. */
    public SealedFor sealedFor(Instant finishedAt) {
        return new SealedFor(
                owner(),
                id.value(),
                purpose,
                finishedAt.truncatedTo(ChronoUnit.MILLIS),
                account().orElse(""),
                redeemable.code().map(RedemptionCodeHash::hex).orElse(""));
    }

    /** Returns whether its window may still return: it has not expired, or only within {@link #GRACE}. */
    public boolean isInTime(Instant now) {
        return !now.isAfter(expiresAt.plus(GRACE));
    }

    /** Returns whether no stored decision refuses: a row whose state was changed by hand is not enough. */
    public boolean isLetThrough() {
        return completion.filter(how -> how.judgement().refusal().isEmpty()).isPresent();
    }

    /** Returns the id that the typed form was hashed for: its own, or that of the child. */
    public String formContext() {
        return isOfGuardian() ? account().orElse("") : id.value();
    }

    public boolean isOpen() {
        return state == VerificationState.OPEN;
    }
}
