package dev.bonin.jdbc;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.BindingHash;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.Optional;

/** Requests to keep, told apart by a number. */
final class Rows {
    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private Rows() {}

    static VerificationRequest open(int number) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                Optional.empty(),
                Optional.of(browser(number)),
                VerificationState.OPEN,
                0,
                NOW,
                NOW.plusSeconds(900),
                Optional.empty());
    }

    static Completion completion(int number) {
        return new Completion(new ImpUid("imp_" + number), "danal", NOW, NOW);
    }

    static BindingHash browser(int number) {
        return new BindingHash("%064x".formatted(number));
    }

    static VerificationId id(int number) {
        return new VerificationId("%032d".formatted(number));
    }
}
