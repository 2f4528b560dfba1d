package dev.bonin.ceremony;

import dev.bonin.ceremony.Freshness.Fresh;
import dev.bonin.source.Whence;
import dev.bonin.verification.RefusalReason;
import java.util.Optional;

/** F8: the window was ours: opened by a page of ours (V1), or on a channel of ours for real people (V2). */
final class OurWindow {
    private final AllowedOrigin origins;
    private final AllowedChannel channels;

    OurWindow(CeremonyRules rules) {
        this.origins = new AllowedOrigin(rules.origins(), rules.mode());
        this.channels = new AllowedChannel(rules.mode(), rules.channels());
    }

    /** Proof that the window was ours, as far as a browser can be trusted. */
    sealed interface Ours {
        Fresh fresh();
    }

    private record Proof(Fresh fresh) implements Ours {}

    Checked<Ours> check(Fresh fresh) {
        return refusal(fresh.matched().report().whence())
                .map(Checked::<Ours>refused)
                .orElseGet(() -> Checked.proven(new Proof(fresh)));
    }

    private Optional<RefusalReason> refusal(Whence whence) {
        return whence instanceof Whence.Channel channel
                ? channels.refusal(channel)
                : origins.refusal((Whence.Page) whence);
    }
}
