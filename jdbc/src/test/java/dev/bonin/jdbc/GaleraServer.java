package dev.bonin.jdbc;

import dev.bonin.verification.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One cluster for all drills. */
final class GaleraServer implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(GaleraServer.class);

    @SuppressWarnings("NullAway.Init") // started before all tests
    private GaleraCluster running;

    @Override
    public void beforeAll(ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        var known = store.get(GaleraCluster.class, GaleraCluster.class);
        running = known == null ? started() : known;
        store.put(GaleraCluster.class, running);
    }

    private static GaleraCluster started() {
        try {
            return GaleraCluster.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    GaleraCluster running() {
        return running;
    }

    /** Returns Bonin's stores on each node, with no row in them; to open them anew takes far longer. */
    List<BoninDatabase> emptyNodes() {
        var open = running.opened();
        running.as(0).emptyRows();
        running.as(0).execute("INSERT INTO bonin_mode_stamp (id, mode) VALUES (1, '" + Mode.SANDBOX + "')");
        return open;
    }
}
