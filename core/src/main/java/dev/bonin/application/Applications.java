package dev.bonin.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Authenticates applications, both those declared in the settings and the stored ones. A declared name cannot also be
 * stored.
 */
public final class Applications {
    private final List<KeyHolder> declared;
    private final Set<String> declaredNames;
    private final ApplicationStore store;
    private final Clock clock;

    /**
     * Creates the set of both kinds of applications.
     *
     * @param declared one entry per key
     * @throws UnusableApplicationException if a name is both declared and stored, which would be ambiguous
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
                                + " is declared in the settings and added on the command line (expected: only one)",
                        "이름: " + kept.name() + " 애플리케이션이 설정에도, 명령줄로 추가한 것에도 있습니다. 하나만 남겨 주세요");
            }
        }
    }

    /**
     * Returns all applications of both kinds, those declared in the settings last.
     *
     * @throws dev.bonin.verification.StoreException if the stored ones could not be read
     */
    public List<Application> all() {
        var inSettings = declared.stream().map(KeyHolder::application).distinct();
        return Stream.concat(store.list().stream(), inSettings).toList();
    }

    /**
     * Returns the application that calls; empty if the key or the name is wrong. Response and code path do not depend
     * on whether the name exists: the name is compared only after the key was found.
     *
     * @param name the name that the caller sent; empty if it sent only a key
     * @throws dev.bonin.verification.StoreException if the stored keys could not be read
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
