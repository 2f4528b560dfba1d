package dev.bonin.store;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.application.ApplicationStore;
import dev.bonin.application.KeyHolder;
import dev.bonin.application.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Applications in memory. */
final class InMemoryApplicationStore implements ApplicationStore {
    private final Map<String, Application> applications = new TreeMap<>();
    private final Map<ApplicationKeyHash, KeyHolder> keys = new HashMap<>();

    private Consumer<String> removal = unused -> {};

    /** Has other data of an application removed together with it. */
    void removing(Consumer<String> more) {
        removal = more;
    }

    boolean has(String name) {
        return applications.containsKey(name);
    }

    @Override
    public boolean add(Application application, ApplicationKeyHash key, Instant now) {
        if (applications.putIfAbsent(application.name(), application) != null) {
            return false;
        }
        keys.put(key, new KeyHolder(application, key, Optional.empty()));
        return true;
    }

    @Override
    public boolean rotate(String name, ApplicationKeyHash key, Instant now, Instant othersEnd) {
        var application = applications.get(name);
        if (application == null) {
            return false;
        }
        keys.values()
                .removeIf(holder ->
                        isOf(name, holder) && !endOr(holder, Instant.MAX).isAfter(now));
        keys.replaceAll((hash, holder) -> isOf(name, holder) ? ending(holder, othersEnd) : holder);
        keys.put(key, new KeyHolder(application, key, Optional.empty()));
        return true;
    }

    private static boolean isOf(String name, KeyHolder holder) {
        return holder.application().name().equals(name);
    }

    private static Instant endOr(KeyHolder holder, Instant other) {
        return holder.endsAt().orElse(other);
    }

    private static KeyHolder ending(KeyHolder holder, Instant end) {
        return endOr(holder, end).isBefore(end)
                ? holder
                : new KeyHolder(holder.application(), holder.key(), Optional.of(end));
    }

    @Override
    public boolean replaceScopes(String name, Set<Scope> scopes) {
        var changed = applications.computeIfPresent(
                name, (same, application) -> new Application(name, application.returnUrls(), scopes));
        if (changed == null) {
            return false;
        }
        keys.replaceAll(
                (hash, holder) -> isOf(name, holder) ? new KeyHolder(changed, holder.key(), holder.endsAt()) : holder);
        return true;
    }

    @Override
    public boolean remove(String name) {
        keys.values().removeIf(holder -> isOf(name, holder));
        removal.accept(name);
        return applications.remove(name) != null;
    }

    @Override
    public List<Application> list() {
        return List.copyOf(applications.values());
    }

    @Override
    public Optional<KeyHolder> findByKey(ApplicationKeyHash key) {
        return Optional.ofNullable(keys.get(key));
    }
}
