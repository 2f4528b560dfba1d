package dev.bonin.verification;

import dev.bonin.policy.Decision;
import dev.bonin.sealing.SealedFor;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.ImpUid;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One attempt to verify a person, as it is kept. Its id travels through the browser as {@code merchant_uid}; it holds
 * nothing of the person.
 *
 * @param application what the application said that started it; empty where a browser did
 * @param binding the browser that started or claimed it; empty while nobody has claimed it, and for the bare finish of
 *     a sandbox
 * @param tries how often a finish asked the source on its account
 * @param completion empty until it is accepted, or a policy refuses it
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
        Terms terms,
        Optional<Completion> completion) {

    /** How long a person has for the agency's window. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** A person who was verified in the last moment of a request still has time to come back from the window. */
    public static final Duration GRACE = Duration.ofMinutes(2);

    /** How many open requests one browser may have; the oldest is closed when it starts another. */
    public static final int MOST_OPEN_PER_BROWSER = 8;

    /**
     * How a finished request came out.
     *
     * @param impUid which is thereby used up; empty once its person is erased
     * @param eraseAfter when its person is to be erased
     */
    public record Completion(
            Optional<ImpUid> impUid,
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

        Completion judged(Judgement what, Instant until) {
            return new Completion(impUid, provider, certifiedAt, finishedAt, until, what);
        }

        /** With every decision as {@code telling} has it. */
        public Completion telling(UnaryOperator<Decision> telling) {
            return judged(judgement.telling(telling), eraseAfter);
        }

        Completion erased() {
            return new Completion(Optional.empty(), provider, certifiedAt, finishedAt, eraseAfter, Judgement.NONE);
        }
    }

    /** A request that a browser starts for itself. */
    public static VerificationRequest open(
            VerificationId id, String purpose, Mode mode, Terms terms, BindingHash binding, Instant now) {
        return open(id, purpose, mode, Optional.empty(), terms, now).boundTo(Optional.of(binding));
    }

    /** A request that an application starts, for whichever browser claims it. */
    public static VerificationRequest open(
            VerificationId id, String purpose, Mode mode, ApplicationRequest application, Terms terms, Instant now) {
        return open(id, purpose, mode, Optional.of(application), terms, now);
    }

    private static VerificationRequest open(
            VerificationId id,
            String purpose,
            Mode mode,
            Optional<ApplicationRequest> application,
            Terms terms,
            Instant when) {
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
                terms,
                Optional.empty());
    }

    /** Creates the request of a bare finish, which no browser started: it is open only until it is judged. */
    public static VerificationRequest bare(VerificationId id, String purpose, Mode mode, Instant when) {
        var now = when.truncatedTo(ChronoUnit.MILLIS);
        return new VerificationRequest(
                id,
                purpose,
                mode,
                Optional.empty(),
                Optional.empty(),
                VerificationState.OPEN,
                0,
                now,
                now,
                Terms.NONE,
                Optional.empty());
    }

    public VerificationRequest accepted(Completion how) {
        return finished(VerificationState.ACCEPTED, how);
    }

    /** As it is once a policy has refused its person. */
    public VerificationRequest refused(Completion how) {
        return finished(VerificationState.REFUSED, how);
    }

    private VerificationRequest finished(VerificationState came, Completion how) {
        return with(application, binding, came, tries, terms.judged(), Optional.of(how));
    }

    /**
     * Returns this request as the policies judged it: accepted, or refused.
     *
     * @param how how it was finished, without a judgement yet
     * @param forgetRefusalAt when it is removed if they refused
     */
    public VerificationRequest judged(Completion how, Judgement judgement, Instant forgetRefusalAt) {
        return judgement.refusal().isEmpty()
                ? accepted(how.judged(judgement, how.eraseAfter()))
                : refused(how.judged(judgement.ofRefusal(), forgetRefusalAt));
    }

    /** As it is once {@code browser} has claimed it. */
    public VerificationRequest claimed(BindingHash browser, RedemptionCodeHash code) {
        return with(
                application.map(asked -> asked.claimed(code)), Optional.of(browser), state, tries, terms, completion);
    }

    public VerificationRequest redeemed(Instant at) {
        return with(application.map(asked -> asked.redeemed(at)), binding, state, tries, terms, completion);
    }

    /**
     * As it is once nothing of its person is kept: when and by which provider somebody was verified, for what, and for
     * which application.
     */
    public VerificationRequest erased() {
        return with(
                application.map(ApplicationRequest::erased),
                Optional.empty(),
                VerificationState.ERASED,
                tries,
                terms.erased(),
                completion.map(Completion::erased));
    }

    /** As it is, came to nothing, without what names a person, or leads a browser back to it. */
    public VerificationRequest emptied() {
        return with(
                application.map(ApplicationRequest::erased),
                Optional.empty(),
                state,
                tries,
                terms.erased(),
                completion);
    }

    public VerificationRequest in(VerificationState other) {
        return with(application, binding, other, tries, terms, completion);
    }

    public VerificationRequest withTries(int number) {
        return with(application, binding, state, number, terms, completion);
    }

    private VerificationRequest boundTo(Optional<BindingHash> browser) {
        return with(application, browser, state, tries, terms, completion);
    }

    private VerificationRequest with(
            Optional<ApplicationRequest> askedBy,
            Optional<BindingHash> browser,
            VerificationState where,
            int tried,
            Terms with,
            Optional<Completion> how) {
        return new VerificationRequest(
                id, purpose, mode, askedBy, browser, where, tried, createdAt, expiresAt, with, how);
    }

    /** Whose it is: the application's name, or empty text where a browser started for itself. */
    public String owner() {
        return application.map(ApplicationRequest::application).orElse("");
    }

    /** Whom it is for, in the words of the application; empty where nobody was named. */
    public Optional<String> account() {
        return application.map(ApplicationRequest::subject).or(terms::account);
    }

    /**
     * What is kept of its person is sealed for this, and opens for nothing else: none of it changes once the request is
     * accepted.
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
                application
                        .flatMap(ApplicationRequest::code)
                        .map(RedemptionCodeHash::hex)
                        .orElse(""));
    }

    /** Returns whether its window may still come back: its time is not over, or only since {@link #GRACE}. */
    public boolean isInTime(Instant now) {
        return !now.isAfter(expiresAt.plus(GRACE));
    }

    public boolean isOpen() {
        return state == VerificationState.OPEN;
    }
}
