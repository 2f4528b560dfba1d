package dev.bonin.ceremony;

import dev.bonin.ceremony.AllowedOrigin.FromOurPage;
import dev.bonin.ceremony.Freshness.Fresh;
import dev.bonin.verification.RefusalReason;
import java.util.Set;

/**
 * F9: the person was verified by a provider that is believed here. A merchant may hold contracts of different strength,
 * and a page can ask for any of them by its channel key.
 */
final class AllowedProvider {
    private final Set<String> providers;

    /** @param providers none at all means every one */
    AllowedProvider(Set<String> providers) {
        this.providers = Set.copyOf(providers);
    }

    /** What a provider says that is believed here. */
    sealed interface Believed {
        Fresh fresh();
    }

    private record Proof(Fresh fresh) implements Believed {}

    Checked<Believed> check(FromOurPage page) {
        var provider = page.fresh().matched().report().provider();
        return providers.isEmpty() || providers.contains(provider)
                ? Checked.proven(new Proof(page.fresh()))
                : Checked.refused(RefusalReason.NOT_THIS_REQUEST);
    }
}
