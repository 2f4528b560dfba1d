package dev.bonin.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which application calls: one of those that the settings declare, or of those that are kept. A declared name is
 * its declaration's alone.
 */
public final class Applications {
    private final List<KeyHolder> declared;
    private final Set<String> declaredNames;
    private final ApplicationStore store;
    private final Clock clock;

    /**
     * Both kinds of applications.
     *
     * @param declared one entry for each key
     * @throws UnusableApplicationException if a name is declared and kept: nobody could tell which of the two is meant
     */
    public Applications(List<KeyHolder> declared, ApplicationStore store, Clock clock) {
        this.declared = List.copyOf(declared);
        this.declaredNames =
                declared.stream().map(holder -> holder.application().name()).collect(Collectors.toUnmodifiableSet());
        this.store = store;
        this.clock = clock;
        for (var kept : store.list()) {
            if (declaredNames.contains(kept.name())) {
                throw new UnusableApplicationException(
                        "name: " + kept.name()
                                + " is declared in the settings, and was added on the command line as well (expected: one of the two)");
            }
        }
    }

    /**
     * Who calls. A wrong key is told in the same way and along the same path whether the name exists or not: the name
     * is not looked at before the key was found.
     *
     * @param name what the caller says it is; empty where it says only its key
     * @throws dev.bonin.verification.StoreException if it could not be found out
     */
    public Optional<Application> authenticate(Optional<String> name, String key) {
        var hash = ApplicationKey.tryParse(key).map(ApplicationKey::hash);
        return hash.flatMap(this::holder)
                .filter(holder -> hash.filter(holder.key()::matches).isPresent())
                .filter(holder -> holder.holdsAt(clock.instant()))
                .map(KeyHolder::application)
                .filter(application -> isEqual(name.orElse(application.name()), application.name()));
    }

    private Optional<KeyHolder> holder(ApplicationKeyHash key) {
        Optional<KeyHolder> found = Optional.empty();
        for (var holder : declared) {
            if (holder.key().matches(key)) {
                found = Optional.of(holder);
            }
        }
        return found.isPresent() ? found : kept(key);
    }

    private Optional<KeyHolder> kept(ApplicationKeyHash key) {
        return store.findByKey(key)
                .filter(holder -> !declaredNames.contains(holder.application().name()));
    }

    private static boolean isEqual(String said, String name) {
        return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), name.getBytes(StandardCharsets.UTF_8));
    }
}
