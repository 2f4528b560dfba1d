package dev.bonin.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What an operator does with the applications that are kept. The declared ones are changed where they are declared. */
public final class ApplicationRegister {
    private final Set<String> declaredNames;
    private final ApplicationStore store;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random makes keys, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public ApplicationRegister(Set<String> declaredNames, ApplicationStore store, Clock clock, RandomGenerator random) {
        this.declaredNames = Set.copyOf(declaredNames);
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Keeps a new application.
     *
     * @return its key, which nobody can tell again
     * @throws UnusableApplicationException if the name is taken
     */
    public ApplicationKey add(Application application) {
        refuseDeclared(application.name());
        var key = ApplicationKey.draw(random);
        if (!store.add(application, key.hash(), clock.instant())) {
            throw new UnusableApplicationException(
                    "name: " + application.name() + " is taken (expected: another, or rotate its key)");
        }
        return key;
    }

    /**
     * Gives an application a new key.
     *
     * @param overlap for how long its other keys are still good, so that it can change over without a gap; zero ends
     *     them at once
     * @return the new key, which nobody can tell again
     * @throws UnusableApplicationException if there is no such application
     */
    public ApplicationKey rotate(String name, Duration overlap) {
        refuseDeclared(name);
        var key = ApplicationKey.draw(random);
        var now = clock.instant();
        if (!store.rotate(name, key.hash(), now, now.plus(overlap))) {
            throw unknown();
        }
        return key;
    }

    /**
     * Forgets an application with all its keys.
     *
     * @throws UnusableApplicationException if there is no such application
     */
    public void remove(String name) {
        refuseDeclared(name);
        if (!store.remove(name)) {
            throw unknown();
        }
    }

    public List<Application> list() {
        return store.list();
    }

    private void refuseDeclared(String name) {
        if (declaredNames.contains(name)) {
            throw new UnusableApplicationException(
                    "name: " + name + " is declared in the settings (expected: another, or change it there)");
        }
    }

    /** Without the name: it may be a key, pasted into the wrong place. */
    private static UnusableApplicationException unknown() {
        return new UnusableApplicationException(
                "name: no such application among those kept (expected: one that ./bonin application list shows)");
    }
}
