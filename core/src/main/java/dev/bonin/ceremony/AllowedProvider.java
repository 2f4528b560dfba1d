package dev.bonin.ceremony;

import dev.bonin.ceremony.Freshness.Fresh;
import dev.bonin.ceremony.OurWindow.Ours;
import dev.bonin.verification.RefusalReason;
import java.util.Set;

/**
 * F9: a trusted provider verified the person. A merchant may have contracts of different strength, and a page can
 * select any of them by its channel key.
 */
final class AllowedProvider {
    private final Set<String> providers;

    /** @param providers empty allows every provider */
    AllowedProvider(Set<String> providers) {
        this.providers = Set.copyOf(providers);
    }

    /** Proof that the provider is trusted. */
    sealed interface Believed {
        Fresh fresh();
    }

    private record Proof(Fresh fresh) implements Believed {}

    Checked<Believed> check(Ours window) {
        var provider = window.fresh().matched().report().provider();
        return providers.isEmpty() || providers.contains(provider)
                ? Checked.proven(new Proof(window.fresh()))
                : Checked.refused(RefusalReason.NOT_THIS_REQUEST);
    }
}
