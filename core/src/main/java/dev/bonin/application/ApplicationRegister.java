package dev.bonin.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Manages the stored applications for an operator. Declared applications are changed in the settings only. */
public final class ApplicationRegister {
    private final Set<String> declaredNames;
    private final ApplicationStore store;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Creates a register.
     *
     * @param random creates keys, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests
     */
    public ApplicationRegister(Set<String> declaredNames, ApplicationStore store, Clock clock, RandomGenerator random) {
        this.declaredNames = Set.copyOf(declaredNames);
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Stores a new application.
     *
     * @return its key, which cannot be recovered later
     * @throws UnusableApplicationException if the name is taken
     */
    public ApplicationKey add(Application application) {
        refuseDeclared(application.name());
        var key = ApplicationKey.draw(random);
        if (!store.add(application, key.hash(), clock.instant())) {
            throw new UnusableApplicationException(
                    "name: " + application.name() + " is taken (expected: another, or rotate its key)",
                    "이름: " + application.name() + " 애플리케이션이 이미 있습니다. 다른 이름을 쓰거나 그 키를 교체해 주세요");
        }
        return key;
    }

    /**
     * Creates a new key for an application.
     *
     * @param overlap how long its other keys stay valid, for a change without interruption; zero ends them at once
     * @return the new key, which cannot be recovered later
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
     * Gives an application these scopes in place of those that it has, from its next call on.
     *
     * @throws UnusableApplicationException if there is no such application
     */
    public void replaceScopes(String name, Set<Scope> scopes) {
        refuseDeclared(name);
        if (!store.replaceScopes(name, scopes)) {
            throw unknown();
        }
    }

    /**
     * Deletes an application with all its keys.
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
                    "name: " + name + " is declared in the settings (expected: another, or change it there)",
                    "이름: " + name + " 애플리케이션은 설정에 선언되어 있습니다. 다른 이름을 쓰거나 설정에서 바꿔 주세요");
        }
    }

    /** Omits the name from the message: it may be a key pasted by mistake. */
    private static UnusableApplicationException unknown() {
        return new UnusableApplicationException(
                "name: no such application (expected: one that ./bonin application list shows)",
                "이름: 그런 애플리케이션이 없습니다. ./bonin application list로 이름을 확인해 주세요");
    }
}
