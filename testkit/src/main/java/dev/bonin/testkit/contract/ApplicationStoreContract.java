package dev.bonin.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.application.ApplicationStore;
import dev.bonin.application.KeyHolder;
import dev.bonin.application.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link ApplicationStore}. Extend it in your tests to check your own implementation. */
public abstract class ApplicationStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Application SHOP = new Application(
            "shop",
            Set.of("https://shop.example/done?from=bonin", "https://shop.example/"),
            Set.of(Scope.CI, Scope.NAME));
    private static final Application CAFE = new Application("cafe", Set.of("https://cafe.example/"), Set.of());
    private static final int AT_ONCE = 32;

    private ApplicationStore store;

    /** For subclasses. */
    @SuppressWarnings("NullAway.Init") // the store is set before each test
    protected ApplicationStoreContract() {}

    /** Returns an empty store. */
    protected abstract ApplicationStore emptyApplicationStore();

    @BeforeEach
    final void createTheStore() {
        store = emptyApplicationStore();
    }

    @Test
    final void findsAnApplicationByItsKeyWithEveryValue() {
        assertThat(store.add(SHOP, key(1), NOW)).isTrue();
        assertThat(store.add(CAFE, key(2), NOW)).isTrue();

        assertThat(store.findByKey(key(1))).contains(new KeyHolder(SHOP, key(1), Optional.empty()));
        assertThat(store.findByKey(key(2))).contains(new KeyHolder(CAFE, key(2), Optional.empty()));
        assertThat(store.findByKey(key(3))).isEmpty();
        assertThat(store.list()).containsExactly(CAFE, SHOP);
    }

    @Test
    final void refusesANameThatIsTaken() {
        store.add(SHOP, key(1), NOW);

        assertThat(store.add(new Application("shop", Set.of("https://evil.example/"), Set.of()), key(2), NOW))
                .isFalse();

        assertThat(store.list()).containsExactly(SHOP);
        assertThat(store.findByKey(key(2))).as("nothing was kept of the second").isEmpty();
    }

    @Test
    final void letsOneOfManyTakeAName() throws Exception {
        assertThat(Simultaneously.run(AT_ONCE, number -> () -> store.add(SHOP, key(number), NOW)))
                .containsOnlyOnce(true);
    }

    @Test
    final void endsTheOtherKeysOfAnApplicationThatGetsANewOne() {
        store.add(SHOP, key(1), NOW);
        store.add(CAFE, key(9), NOW);

        assertThat(store.rotate("shop", key(2), NOW, NOW.plusSeconds(60))).isTrue();

        assertThat(endOf(1)).contains(NOW.plusSeconds(60));
        assertThat(endOf(2)).isEmpty();
        assertThat(endOf(9)).as("another application's").isEmpty();
    }

    @Test
    final void doesNotGiveAKeyMoreTimeThanItHadLeft() {
        store.add(SHOP, key(1), NOW);
        store.rotate("shop", key(2), NOW, NOW.plusSeconds(60));

        store.rotate("shop", key(3), NOW.plusSeconds(1), NOW.plusSeconds(600));
        assertThat(endOf(1)).contains(NOW.plusSeconds(60));
        assertThat(endOf(2)).contains(NOW.plusSeconds(600));

        store.rotate("shop", key(4), NOW.plusSeconds(2), NOW.plusSeconds(2));
        assertThat(endOf(1)).contains(NOW.plusSeconds(2));
    }

    @Test
    final void forgetsKeysThatAreOverWhenAnotherComes() {
        store.add(SHOP, key(1), NOW);
        store.rotate("shop", key(2), NOW, NOW.plusSeconds(60));
        store.rotate("shop", key(3), NOW.plusSeconds(60), NOW.plusSeconds(600));

        assertThat(store.findByKey(key(1))).isEmpty();
        assertThat(store.findByKey(key(2))).isPresent();
    }

    @Test
    final void forgetsAnApplicationWithAllItsKeys() {
        store.add(SHOP, key(1), NOW);
        store.rotate("shop", key(2), NOW, NOW.plusSeconds(60));
        store.add(CAFE, key(9), NOW);

        assertThat(store.remove("shop")).isTrue();
        assertThat(store.remove("shop")).isFalse();

        assertThat(store.list()).containsExactly(CAFE);
        assertThat(store.findByKey(key(1))).isEmpty();
        assertThat(store.findByKey(key(2))).isEmpty();
        assertThat(store.add(SHOP, key(3), NOW)).as("the name is free again").isTrue();
        assertThat(store.list()).containsExactly(CAFE, SHOP);
    }

    @ParameterizedTest
    @EnumSource
    final void keepsEveryScope(Scope scope) {
        store.add(new Application("shop", SHOP.returnUrls(), Set.of(scope)), key(1), NOW);

        assertThat(store.list())
                .singleElement()
                .satisfies(found -> assertThat(found.scopes()).containsExactly(scope));
    }

    @Test
    final void givesAnApplicationOtherScopesAndLeavesTheRest() {
        store.add(SHOP, key(1), NOW);
        store.add(CAFE, key(2), NOW);

        assertThat(store.replaceScopes("shop", Set.of(Scope.NAME, Scope.WINDOWLESS)))
                .isTrue();

        var changed = new Application("shop", SHOP.returnUrls(), Set.of(Scope.NAME, Scope.WINDOWLESS));
        assertThat(store.findByKey(key(1))).contains(new KeyHolder(changed, key(1), Optional.empty()));
        assertThat(store.list()).containsExactly(CAFE, changed);
        assertThat(store.replaceScopes("shop", Set.of())).isTrue();
        assertThat(store.list()).containsExactly(CAFE, new Application("shop", SHOP.returnUrls(), Set.of()));
    }

    @Test
    final void givesAnUnknownApplicationNoScopes() {
        assertThat(store.replaceScopes("shop", Set.of(Scope.WINDOWLESS))).isFalse();
        assertThat(store.list()).isEmpty();

        store.add(new Application("shop", SHOP.returnUrls(), Set.of()), key(1), NOW);
        assertThat(store.list())
                .as("nothing was left for the name")
                .containsExactly(new Application("shop", SHOP.returnUrls(), Set.of()));
    }

    @Test
    final void rotatesNoKeyOfAnUnknownApplication() {
        assertThat(store.rotate("shop", key(1), NOW, NOW)).isFalse();
        assertThat(store.findByKey(key(1))).isEmpty();
    }

    private Optional<Instant> endOf(int number) {
        return store.findByKey(key(number)).orElseThrow().endsAt();
    }

    private static ApplicationKeyHash key(int number) {
        return new ApplicationKeyHash("%064x".formatted(number));
    }
}
