package dev.bonin.verification;

import java.util.Optional;

/** Where verifications are kept. Whoever implements it is held to the contract suite in the test kit. */
public interface VerificationStore {

    /**
     * Keeps {@code finished}, wholly or not at all, and returns only when it is kept. Of any number of simultaneous calls with one
     * {@code imp_uid}, one keeps its row.
     *
     * @return false if the {@code imp_uid} was used before; nothing was kept then
     */
    boolean keep(FinishedVerification finished);

    Optional<FinishedVerification> find(VerificationId id);
}
