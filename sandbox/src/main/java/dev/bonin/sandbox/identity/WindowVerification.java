package dev.bonin.sandbox.identity;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.store.Store;
import java.util.Optional;

/**
 * Verification in a window. Of several attempts with one id only the latest counts; PortOne does not document what
 * becomes of an earlier one that is still open.
 */
public final class WindowVerification {
    private final IdentityRegister register;
    private final IdentityVerifications records;

    public WindowVerification(IdentityRegister register, IdentityVerifications records) {
        this.register = requireNonNull(register, "register");
        this.records = requireNonNull(records, "records");
    }

    /**
     * Begins an attempt; empty if this id is verified.
     *
     * @throws Refusal if the provider does not accept the id
     */
    public Optional<IdentityVerification> begin(Store store, String id, Attempt attempt) {
        IdentifierRule.of(attempt.channel().contract().provider()).require(id);
        return records.exclusively(() ->
                register.isVerified(store, id) ? Optional.empty() : Optional.of(records.begin(store, id, attempt)));
    }

    /** Marks the record as verified for this person; returns false if the attempt has ended, or is not the latest. */
    public boolean verify(IdentityVerification begun, Person person, Agency agency) {
        return records.exclusively(() -> {
            boolean open = isOpen(begun);
            if (open) {
                records.verify(begun, person, agency);
            }
            return open;
        });
    }

    /** Marks the record as failed, unless the attempt has ended or is not the latest. */
    public void fail(IdentityVerification begun, ProviderFailure failure) {
        records.exclusively(() -> isOpen(begun) ? records.fail(begun, failure) : begun);
    }

    private boolean isOpen(IdentityVerification begun) {
        return records.find(begun.store(), begun.id())
                .filter(current -> current.txId().equals(begun.txId()))
                .filter(current -> current.status() == IdentityStatus.READY)
                .isPresent();
    }
}
