package dev.bonin.sandbox.window;

import dev.bonin.sandbox.carrier.Subscribers;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.window.WindowState.Cancelled;
import dev.bonin.sandbox.window.WindowState.Certified;
import dev.bonin.sandbox.window.WindowState.CodeSent;
import dev.bonin.sandbox.window.WindowState.Failed;
import dev.bonin.sandbox.window.WindowState.Open;
import dev.bonin.sandbox.window.WindowState.PushSent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One opened window. Every action returns empty if it was accepted, otherwise what the person can correct; the end of
 * the attempt is in {@link #state()}. Each session has one lock, so that the second of two simultaneous actions sees
 * the result of the first.
 */
final class WindowSession {
    static final Duration LIFE = Duration.ofMinutes(15);
    static final Duration CODE_LIFE = Duration.ofMinutes(3);
    static final int MAX_WRONG_CODES = 5;
    static final int MAX_MESSAGES = 10;
    private static final int CODE_DIGITS = 6;

    private final String id;
    private final WindowOrder order;
    private final WindowRecord record;
    private final Clock clock;
    private final Identifiers identifiers;
    private final Subscribers subscribers;
    private final Instant expiresAt;

    private WindowState state = new Open();
    private int messages;
    private int wrongCodes;
    private @Nullable Language language;

    WindowSession(
            String id,
            WindowOrder order,
            WindowRecord record,
            Clock clock,
            Identifiers identifiers,
            Subscribers subscribers) {
        this.id = id;
        this.order = order;
        this.record = record;
        this.clock = clock;
        this.identifiers = identifiers;
        this.subscribers = subscribers;
        this.expiresAt = clock.instant().plus(LIFE);
    }

    String id() {
        return id;
    }

    String path() {
        return "/window/" + id;
    }

    WindowOrder order() {
        return order;
    }

    WindowRecord record() {
        return record;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    synchronized WindowState state() {
        if (!state.over() && !clock.instant().isBefore(expiresAt)) {
            fail("session_expired");
        }
        return state;
    }

    synchronized Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    synchronized void speak(Language chosen) {
        language = chosen;
    }

    /**
     * Accepts the details: the carrier looks them up and sends a text message, or the agency's app a notification.
     */
    synchronized Optional<Complaint> submit(Details details) {
        if (!(state() instanceof Open)) {
            return notNow();
        }
        if (passes(subscribers.look(details.claim()))) {
            sendMessage(details);
        }
        return Optional.empty();
    }

    synchronized Optional<Complaint> enterCode(String typed) {
        if (!(state() instanceof CodeSent sent)) {
            return notNow();
        }
        if (isOver(sent.validUntil())) {
            return Optional.of(Complaint.of("otp_expired"));
        }
        if (sent.code6().equals(typed)) {
            return certify(
                    subscribers.look(sent.details().claim()).person(),
                    sent.details().agency());
        }
        return countWrongCode();
    }

    /** Sends a new message; the old code or notification becomes invalid. */
    synchronized Optional<Complaint> resend() {
        if (state() instanceof CodeSent sent) {
            return accepted(() -> sendMessage(sent.details()));
        }
        if (state() instanceof PushSent sent) {
            return accepted(() -> sendMessage(sent.details()));
        }
        return notNow();
    }

    /** Handles the mock phone's approval of the notification. */
    synchronized Optional<Complaint> approve() {
        if (!(state() instanceof PushSent sent)) {
            return notNow();
        }
        if (isOver(sent.validUntil())) {
            return Optional.of(Complaint.of("push_expired"));
        }
        return accepted(() -> state = sent.approvedNow());
    }

    synchronized Optional<Complaint> decline() {
        return state() instanceof PushSent ? accepted(() -> fail("push_declined")) : notNow();
    }

    /** Handles the person's statement in the window that the notification is approved. */
    synchronized Optional<Complaint> finishPush() {
        if (!(state() instanceof PushSent sent)) {
            return notNow();
        }
        if (isOver(sent.validUntil())) {
            return Optional.of(Complaint.of("push_expired"));
        }
        if (!sent.approved()) {
            return Optional.of(Complaint.of("push_not_approved"));
        }
        return certify(
                subscribers.look(sent.details().claim()).person(),
                sent.details().agency());
    }

    /** Returns to the details, to correct them. */
    synchronized Optional<Complaint> edit() {
        return state().over() ? notNow() : accepted(() -> state = new Open());
    }

    synchronized Optional<Complaint> cancel() {
        return state().over() ? notNow() : accepted(this::endByPerson);
    }

    /** Does all steps at once, as a shortcut for developers. The persona determines the result. */
    synchronized Optional<Complaint> verifyAtOnce(Persona persona) {
        if (state().over()) {
            return notNow();
        }
        Subscribers.Answer answer = subscribers.answerFor(persona);
        if (order.prefill().excludes(answer.person())) {
            return Optional.of(Complaint.of("fixed_values"));
        }
        if (!order.carriers().contains(answer.person().carrier())) {
            return Optional.of(Complaint.of("other_carrier"));
        }
        return passes(answer) ? certify(answer.person(), agencyOf(persona)) : Optional.empty();
    }

    /** Returns the time left to use the message; zero if it has expired. */
    synchronized Duration timeLeft(Instant validUntil) {
        Duration left = Duration.between(clock.instant(), validUntil);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean passes(Subscribers.Answer answer) {
        Integer minAge = order.minAge();
        if (answer.ending() != Ending.CERTIFIED) {
            fail(answer.ending().code());
        } else if (minAge != null && subscribers.fullAge(answer.person()) < minAge) {
            fail(new Failed("under_age", Map.of("age", minAge)));
        }
        return !state.over();
    }

    private void sendMessage(Details details) {
        messages++;
        Instant validUntil = clock.instant().plus(CODE_LIFE);
        if (messages > MAX_MESSAGES) {
            fail("too_many");
        } else if (details.agency() == Agency.SMS) {
            state = new CodeSent(details, identifiers.digits(CODE_DIGITS), messages, validUntil);
        } else {
            state = new PushSent(details, false, messages, validUntil);
        }
    }

    /** Counts over all codes of the session: a new message gives no new attempts. */
    private Optional<Complaint> countWrongCode() {
        wrongCodes++;
        if (wrongCodes >= MAX_WRONG_CODES) {
            return accepted(() -> fail("too_many"));
        }
        return Optional.of(Complaint.wrongCode(MAX_WRONG_CODES - wrongCodes));
    }

    private Optional<Complaint> certify(Person person, Agency agency) {
        if (record.verify(person, agency)) {
            state = new Certified();
        } else {
            fail("session_expired");
        }
        return Optional.empty();
    }

    private Agency agencyOf(Persona persona) {
        List<Agency> agencies = order.agencies();
        return persona.findAgency().filter(agencies::contains).orElse(agencies.get(0));
    }

    private boolean isOver(Instant validUntil) {
        return !clock.instant().isBefore(validUntil);
    }

    private void fail(String reason) {
        fail(new Failed(reason, Map.of()));
    }

    private void fail(Failed failed) {
        state = failed;
        record.fail(failed.reason());
    }

    private void endByPerson() {
        state = new Cancelled();
        record.fail(Cancelled.REASON);
    }

    private static Optional<Complaint> notNow() {
        return Optional.of(Complaint.of(Complaint.NOT_NOW));
    }

    private static Optional<Complaint> accepted(Runnable action) {
        action.run();
        return Optional.empty();
    }
}
