package dev.bonin.verification;

import dev.bonin.sealing.SealedFor;
import dev.bonin.source.ImpUid;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One attempt to verify a person, as it is kept. Its id travels through the browser as {@code merchant_uid}; it holds nothing of the person.
 *
 * @param application what the application said that started it; empty where a browser did
 * @param binding the browser that started or claimed it; empty while nobody has claimed it, and for the bare finish of a sandbox
 * @param tries how often a finish asked the source on its account
 * @param completion empty until it is accepted
 */
public record VerificationRequest(
        VerificationId id,
        String purpose,
        Mode mode,
        Optional<ApplicationRequest> application,
        Optional<BindingHash> binding,
        VerificationState state,
        int tries,
        Instant createdAt,
        Instant expiresAt,
        Optional<Completion> completion) {

    /** How long a person has for the agency's window. */
    static final Duration LIFE = Duration.ofMinutes(15);

    /**
     * How an accepted request came out.
     *
     * @param impUid which is thereby used up; empty once its person is erased
     * @param eraseAfter when its person is to be erased
     */
    public record Completion(
            Optional<ImpUid> impUid, String provider, Instant certifiedAt, Instant finishedAt, Instant eraseAfter) {
        public Completion {
            finishedAt = finishedAt.truncatedTo(ChronoUnit.MILLIS);
            eraseAfter = eraseAfter.truncatedTo(ChronoUnit.MILLIS);
        }

        Completion erased() {
            return new Completion(Optional.empty(), provider, certifiedAt, finishedAt, eraseAfter);
        }
    }

    /** A request that a browser starts for itself. */
    static VerificationRequest open(VerificationId id, String purpose, Mode mode, BindingHash binding, Instant now) {
        return open(id, purpose, mode, Optional.empty(), now).boundTo(Optional.of(binding));
    }

    /** A request that an application starts, for whichever browser claims it. */
    static VerificationRequest open(
            VerificationId id, String purpose, Mode mode, ApplicationRequest application, Instant now) {
        return open(id, purpose, mode, Optional.of(application), now);
    }

    private static VerificationRequest open(
            VerificationId id, String purpose, Mode mode, Optional<ApplicationRequest> application, Instant when) {
        var now = when.truncatedTo(ChronoUnit.MILLIS);
        return new VerificationRequest(
                id,
                purpose,
                mode,
                application,
                Optional.empty(),
                VerificationState.OPEN,
                0,
                now,
                now.plus(LIFE),
                Optional.empty());
    }

    /** The row of a bare finish: nobody started it, and it is over as soon as it exists. */
    static VerificationRequest bare(VerificationId id, String purpose, Mode mode, Completion completion) {
        return new VerificationRequest(
                id,
                purpose,
                mode,
                Optional.empty(),
                Optional.empty(),
                VerificationState.ACCEPTED,
                0,
                completion.finishedAt(),
                completion.finishedAt(),
                Optional.of(completion));
    }

    public VerificationRequest accepted(Completion how) {
        return with(application, binding, VerificationState.ACCEPTED, tries, Optional.of(how));
    }

    /** As it is once {@code browser} has claimed it. */
    public VerificationRequest claimed(BindingHash browser, RedemptionCodeHash code) {
        return with(application.map(asked -> asked.claimed(code)), Optional.of(browser), state, tries, completion);
    }

    public VerificationRequest redeemed(Instant at) {
        return with(application.map(asked -> asked.redeemed(at)), binding, state, tries, completion);
    }

    /** As it is once nothing of its person is kept: when and by which provider somebody was verified, for what, and for which application. */
    public VerificationRequest erased() {
        return with(
                application.map(ApplicationRequest::erased),
                Optional.empty(),
                VerificationState.ERASED,
                tries,
                completion.map(Completion::erased));
    }

    public VerificationRequest in(VerificationState other) {
        return with(application, binding, other, tries, completion);
    }

    public VerificationRequest withTries(int number) {
        return with(application, binding, state, number, completion);
    }

    private VerificationRequest boundTo(Optional<BindingHash> browser) {
        return with(application, browser, state, tries, completion);
    }

    private VerificationRequest with(
            Optional<ApplicationRequest> askedBy,
            Optional<BindingHash> browser,
            VerificationState where,
            int tried,
            Optional<Completion> how) {
        return new VerificationRequest(id, purpose, mode, askedBy, browser, where, tried, createdAt, expiresAt, how);
    }

    /** Whose it is: the application's name, or empty text where a browser started for itself. */
    public String owner() {
        return application.map(ApplicationRequest::application).orElse("");
    }

    /** What is kept of its person is sealed for this, and opens for nothing else: none of it changes once the request is accepted. */
    public SealedFor sealedFor() {
        return new SealedFor(
                owner(),
                id.value(),
                purpose,
                completion.map(Completion::finishedAt).orElse(Instant.EPOCH), // for which nothing is sealed
                application.map(ApplicationRequest::subject).orElse(""),
                application
                        .flatMap(ApplicationRequest::code)
                        .map(RedemptionCodeHash::hex)
                        .orElse(""));
    }

    public boolean isOpen() {
        return state == VerificationState.OPEN;
    }
}
