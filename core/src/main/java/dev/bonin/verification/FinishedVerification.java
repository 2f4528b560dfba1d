package dev.bonin.verification;

import dev.bonin.source.ImpUid;
import java.time.Instant;

/** The row of an accepted verification: that it happened, and which {@code imp_uid} is thereby used up. Nothing of the person. */
public record FinishedVerification(
        VerificationId id,
        ImpUid impUid,
        Mode mode,
        boolean bound,
        String purpose,
        String provider,
        Instant certifiedAt,
        Instant finishedAt) {}
