package dev.bonin.sandbox.carrier;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.TextMessage.Sender;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks people for codes, and judges what they type. */
public final class Codes {
    private static final int DIGITS = 6;

    private final TextMessages messages;
    private final AttemptLimits limits;
    private final Clock clock;
    private final Identifiers identifiers;

    public Codes(TextMessages messages, AttemptLimits limits, Clock clock, Identifiers identifiers) {
        this.messages = requireNonNull(messages, "messages");
        this.limits = requireNonNull(limits, "limits");
        this.clock = requireNonNull(clock, "clock");
        this.identifiers = requireNonNull(identifiers, "identifiers");
    }

    public AttemptLimits limits() {
        return limits;
    }

    /** Sends the person a code by text message, or a notification of an app. */
    public Sending ask(Sender sender, Person person, boolean app) {
        return app
                ? new Sending(person, Agency.PASS, null, clock.instant().plus(limits.codeLife()), 0)
                : text(sender, person, 0);
    }

    /** Sends another code; the earlier one becomes invalid, and the tries already made still count. */
    public Sending again(Sender sender, Sending earlier) {
        return text(sender, earlier.person(), earlier.wrongCodes());
    }

    /**
     * Judges what the person typed; empty if it is the code, or none is needed.
     *
     * @param otp null if an app asks
     */
    public Optional<ProviderFailure> judge(Sending sending, @Nullable String otp) {
        return sending.judge(otp, clock.instant(), limits);
    }

    private Sending text(Sender sender, Person person, int wrongCodes) {
        String code = identifiers.digits(DIGITS);
        messages.add(new TextMessage(clock.instant(), sender, person.phone(), code));
        return new Sending(person, Agency.SMS, code, clock.instant().plus(limits.codeLife()), wrongCodes);
    }
}
