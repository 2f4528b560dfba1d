package dev.bonin.handover;

import dev.bonin.handover.Redemption.Refusal;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Reply;

/**
 * Redeems the codes of the application that Bonin is part of: its page gets a code with the accepted outcome and sends
 * it with the form; the application redeems it for all that was certified, once, and links the account. If the calling
 * thread is in a transaction on the same DataSource, the redeeming is committed and rolled back with it. Safe for use
 * by several threads. Each call may throw a {@link dev.bonin.verification.StoreException}; the same call can succeed
 * later.
 */
public final class Handovers {
    private final CodeRedemption<?> codes;

    public <S extends FinishedRequests & KeptRequests> Handovers(CodeRedemption<S> codes) {
        this.codes = codes;
    }

    /**
     * Redeems a code of a verification that named no account. The same call again, within five minutes, returns the
     * same with {@code firstTime} false, since its answer may have been lost.
     *
     * @param code what the page sent
     * @param purpose the purpose that the application relies on
     */
    public Reply<Redemption, Refusal> redeem(String code, String purpose) {
        return redeem(Attempt.of(code, purpose));
    }

    /** Redeems a code, with all that the application knows of the call. */
    public Reply<Redemption, Refusal> redeem(Attempt attempt) {
        var brought = HandoverCode.tryParse(attempt.code());
        return brought.isEmpty() ? new Reply.Refused<>(Refusal.INVALID_CODE) : redeem(brought.get(), attempt);
    }

    private Reply<Redemption, Refusal> redeem(HandoverCode brought, Attempt attempt) {
        return codes.redeem(
                Redeemer.ourselves(), brought.id(), attempt.with(brought.proof().reveal()));
    }
}
