package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.carrier.Sending;
import dev.bonin.sandbox.certification.Completion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a record is, and since when. */
sealed interface IdentityState {

    Instant since();

    IdentityStatus status();

    /** Not finished. {@code sending} is null while a window is open, or nothing was sent yet. */
    record Ready(Instant since, @Nullable Sending sending) implements IdentityState {
        @Override
        public IdentityStatus status() {
            return IdentityStatus.READY;
        }
    }

    /** Finished for good. */
    record Verified(Completion completion) implements IdentityState {
        @Override
        public Instant since() {
            return completion.at();
        }

        @Override
        public IdentityStatus status() {
            return IdentityStatus.VERIFIED;
        }
    }

    /** The attempt failed; another one may follow. */
    record Failed(Instant since, ProviderFailure failure) implements IdentityState {
        @Override
        public IdentityStatus status() {
            return IdentityStatus.FAILED;
        }
    }
}
