package dev.bonin.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that notes what was searched for. */
final class SearchedStore implements ApplicationStore {
    private final ApplicationStore store;
    private final List<ApplicationKeyHash> searches = new ArrayList<>();

    SearchedStore(ApplicationStore store) {
        this.store = store;
    }

    /** The searches since the last call. */
    List<ApplicationKeyHash> taken() {
        var taken = List.copyOf(searches);
        searches.clear();
        return taken;
    }

    @Override
    public boolean add(Application application, ApplicationKeyHash key, Instant now) {
        return store.add(application, key, now);
    }

    @Override
    public boolean rotate(String name, ApplicationKeyHash key, Instant now, Instant othersEnd) {
        return store.rotate(name, key, now, othersEnd);
    }

    @Override
    public boolean replaceScopes(String name, Set<Scope> scopes) {
        return store.replaceScopes(name, scopes);
    }

    @Override
    public boolean remove(String name) {
        return store.remove(name);
    }

    @Override
    public List<Application> list() {
        return store.list();
    }

    @Override
    public Optional<KeyHolder> findByKey(ApplicationKeyHash key) {
        searches.add(key);
        return store.findByKey(key);
    }
}
