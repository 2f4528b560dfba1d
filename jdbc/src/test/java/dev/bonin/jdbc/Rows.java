package dev.bonin.jdbc;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.secret.BindingHash;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Requests to keep, told apart by a number. */
public final class Rows {
    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private static final SealedPerson NOBODY = SealedPerson.nobody();

    private Rows() {}

    /** Accepts a request of whose person nothing is kept. */
    public static boolean accept(VerificationStore store, int number) {
        return store.accept(id(number), completion(number), NOBODY, event(id(number)))
                .isPresent();
    }

    static AuditEvent event(VerificationId about) {
        return new AuditEvent(
                UUID.randomUUID().toString(),
                NOW,
                "",
                Access.system("test"),
                "default",
                AuditAction.VERIFICATION_ACCEPTED,
                Optional.of(about.value()),
                Optional.empty(),
                "provider=danal");
    }

    public static VerificationRequest open(int number) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                PortOneApi.V1,
                Optional.empty(),
                Optional.of(browser(number)),
                Redeemable.NONE,
                VerificationState.OPEN,
                0,
                NOW,
                NOW.plusSeconds(900),
                Terms.NONE,
                Optional.empty());
    }

    static Completion completion(int number) {
        return new Completion(
                Optional.of(new ImpUid("imp_" + number)), "danal", NOW, NOW, NOW.plusSeconds(3_600), Judgement.NONE);
    }

    static BindingHash browser(int number) {
        return new BindingHash("%064x".formatted(number));
    }

    public static VerificationId id(int number) {
        return new VerificationId("%032d".formatted(number));
    }
}
