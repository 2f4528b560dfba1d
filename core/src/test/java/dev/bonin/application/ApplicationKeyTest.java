package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.sandbox.SettableClock;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls is known by the key, and by nothing else. */
class ApplicationKeyTest {
    private static final Application SHOP =
            Application.declared("shop", List.of("https://shop.example/done"), List.of("ci"), Mode.LIVE);
    private static final Application CAFE =
            Application.declared("cafe", List.of("https://cafe.example/done"), List.of(), Mode.LIVE);
    private static final Duration DAY = Duration.ofHours(24);

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final Random random = new Random(7);
    private final ApplicationStore store = new InMemoryStores().applications();
    private final ApplicationRegister register = new ApplicationRegister(Set.of("bank"), store, clock, random);

    @Test
    void namesTheApplicationThatHasIt() {
        var shops = register.add(SHOP).reveal();
        var cafes = register.add(CAFE).reveal();

        assertThat(authenticate(Optional.empty(), shops)).contains(SHOP);
        assertThat(authenticate(Optional.of("shop"), shops)).contains(SHOP);
        assertThat(authenticate(Optional.of("cafe"), cafes)).contains(CAFE);
    }

    @Test
    void isWorthNothingUnderAnotherName() {
        var shops = register.add(SHOP).reveal();
        register.add(CAFE);

        for (var name : List.of("cafe", "nobody", "Shop", "shop ", "")) {
            assertThat(authenticate(Optional.of(name), shops)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bonin_", "bonin_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "shop", "' OR '1'='1"})
    void isNotGuessed(String guess) {
        register.add(SHOP);

        assertThat(authenticate(Optional.of("shop"), guess)).isEmpty();
        assertThat(authenticate(Optional.empty(), guess)).isEmpty();
    }

    /** What an observer could measure is the same work: one search by the key's hash, whatever name is said. */
    @Test
    void isSearchedForInTheSameWayWhetherTheNameExistsOrNot() {
        register.add(SHOP);
        var searches = new SearchedStore(store);
        var applications = new Applications(List.of(), searches, clock);
        var wrong = ApplicationKey.draw(random).reveal();

        applications.authenticate(Optional.of("shop"), wrong);
        var ofAName = searches.taken();
        applications.authenticate(Optional.of("nobody"), wrong);

        assertThat(searches.taken()).isEqualTo(ofAName).hasSize(1);
    }

    @Test
    void isGoodForADayAfterTheNextOneCame() {
        var old = register.add(SHOP).reveal();
        var fresh = register.rotate("shop", DAY).reveal();
        assertThat(authenticate(Optional.empty(), old)).contains(SHOP);
        assertThat(authenticate(Optional.empty(), fresh)).contains(SHOP);

        clock.advance(DAY.minusMillis(1));
        assertThat(authenticate(Optional.empty(), old)).contains(SHOP);
        clock.advance(Duration.ofMillis(1));

        assertThat(authenticate(Optional.empty(), old)).as("rotated out").isEmpty();
        assertThat(authenticate(Optional.empty(), fresh)).contains(SHOP);
    }

    @Test
    void endsAtOnceWhereThereIsNoOverlapAndWithItsApplication() {
        var leaked = register.add(SHOP).reveal();
        var fresh = register.rotate("shop", Duration.ZERO).reveal();
        assertThat(authenticate(Optional.empty(), leaked)).isEmpty();

        register.remove("shop");

        assertThat(authenticate(Optional.empty(), fresh)).isEmpty();
    }

    @Test
    void canBeDeclaredInTheSettingsAsAHash() {
        var bank = Application.declared("bank", List.of("https://bank.example/"), List.of(), Mode.LIVE);
        var first = ApplicationKey.draw(random);
        var second = ApplicationKey.draw(random);
        var declared = List.of(holder(bank, first), holder(bank, second));
        var applications = new Applications(declared, store, clock);

        assertThat(applications.authenticate(Optional.of("bank"), first.reveal()))
                .contains(bank);
        assertThat(applications.authenticate(Optional.empty(), second.reveal())).contains(bank);
        assertThat(applications.authenticate(
                        Optional.of("bank"), ApplicationKey.draw(random).reveal()))
                .isEmpty();
    }

    @Test
    void ofADeclaredNameIsNeverOneThatWasAddedElsewhere() {
        var bank = Application.declared("bank", List.of("https://bank.example/"), List.of(), Mode.LIVE);
        var declared = List.of(holder(bank, ApplicationKey.draw(random)));
        var running = new Applications(declared, store, clock);
        var stranger = ApplicationKey.draw(random);
        store.add(bank, stranger.hash(), clock.instant());

        assertThat(running.authenticate(Optional.of("bank"), stranger.reveal())).isEmpty();
        assertThatExceptionOfType(UnusableApplicationException.class)
                .as("and the next start is refused")
                .isThrownBy(() -> new Applications(declared, store, clock))
                .withMessageContaining("bank");
    }

    @Test
    void isRefusedToWhoeverTakesATakenName() {
        register.add(SHOP);
        var bank = Application.declared("bank", List.of("https://bank.example/"), List.of(), Mode.LIVE);

        assertUnusable(() -> register.add(SHOP), "taken");
        assertUnusable(() -> register.add(bank), "declared in the settings");
        assertUnusable(() -> register.rotate("bank", DAY), "declared in the settings");
        assertUnusable(() -> register.remove("bank"), "declared in the settings");
        assertUnusable(() -> register.rotate("nobody", DAY), "no such application");
        assertUnusable(() -> register.remove("nobody"), "no such application");
    }

    @Test
    void isNeverTheSameTwiceAndNeverPrintsItself() {
        var keys = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            keys.add(ApplicationKey.draw(random).reveal());
        }
        assertThat(keys).hasSize(100).allMatch(key -> key.matches("bonin_[0-9A-Za-z_-]{43}"));

        var key = register.add(SHOP);
        var kept = store.findByKey(key.hash()).orElseThrow();
        assertThat(key.toString() + key.hash() + kept + SHOP)
                .doesNotContain(key.reveal().substring(6), key.hash().hex());
    }

    private Optional<Application> authenticate(Optional<String> name, String key) {
        return new Applications(List.of(), store, clock).authenticate(name, key);
    }

    private static KeyHolder holder(Application application, ApplicationKey key) {
        return new KeyHolder(application, key.hash(), Optional.empty());
    }

    private static void assertUnusable(Runnable use, String problem) {
        assertThatExceptionOfType(UnusableApplicationException.class)
                .isThrownBy(use::run)
                .withMessageContaining(problem);
    }
}
