package dev.bonin.verification;

import dev.bonin.secret.RedemptionCode;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.secret.RedemptionKeyHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far the application has got with the outcome of a request.
 *
 * @param code hash of the code by which the browser of the request proves itself; empty until it has one
 * @param redeemed the first redeeming; empty before
 */
public record Redeemable(Optional<RedemptionCodeHash> code, Optional<Redeemed> redeemed) {
    /** No browser has the request yet. */
    public static final Redeemable NONE = new Redeemable(Optional.empty(), Optional.empty());

    /** Compared with if there is no code: no code has this hash. */
    private static final RedemptionCodeHash NO_CODE = new RedemptionCodeHash("-".repeat(64));

    /**
     * A redeeming.
     *
     * @param by the key of the call
     */
    public record Redeemed(Instant at, RedemptionKeyHash by) {
        public Redeemed {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * The answer of a store to a redeeming.
     *
     * @param redeemed the first one
     * @param isNew whether it is the one that was asked for; otherwise nothing changed
     */
    public record Taken(Redeemed redeemed, boolean isNew) {}

    /** Returns {@code text} as the code if it is the one; empty otherwise. Compares in constant time. */
    public Optional<RedemptionCode> proven(String text) {
        var brought = RedemptionCode.tryParse(text);
        var hash = brought.map(RedemptionCode::hash).orElse(NO_CODE);
        return isEqual(code.orElse(NO_CODE), hash) && code.isPresent() ? brought : Optional.empty();
    }

    private static boolean isEqual(RedemptionCodeHash one, RedemptionCodeHash other) {
        return MessageDigest.isEqual(
                one.hex().getBytes(StandardCharsets.US_ASCII), other.hex().getBytes(StandardCharsets.US_ASCII));
    }

    Redeemable by(RedemptionCodeHash hash) {
        return new Redeemable(Optional.of(hash), redeemed);
    }

    Redeemable redeemed(Redeemed first) {
        return new Redeemable(code, Optional.of(first));
    }

    /** Returns when the application redeemed the code first; empty before. */
    public Optional<Instant> redeemedAt() {
        return redeemed.map(Redeemed::at);
    }
}
