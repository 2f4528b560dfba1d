package dev.bonin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.audit.Checkpoint;
import dev.bonin.chore.Chore;
import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.engine.EngineBench.Line;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.SealingException;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.KeptSet;
import dev.bonin.standing.PeopleApart;
import dev.bonin.verification.StoreException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators read: what has happened, what it means and what to do, and of no person more than an id. */
class NoticesTest {
    private static final PersonId PERSON = new PersonId("0123456789abcdef".repeat(2));
    private static final String AT_SOURCE = "Erasing at PortOne";
    private static final String END = "Logging the end of the access log";

    private final EngineBench bench = new EngineBench();
    private final List<Line> lines = new ArrayList<>();
    private final Notices notices =
            new Notices((level, message, failure) -> lines.add(new Line(level, message, failure)));

    @Test
    void warnOfEachApplicationWhoseNewcomersAreRefusedWithTheCommandToRun() {
        notices.apart(Map.of("", apart(2), "shop", apart(3)));

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.level()).isEqualTo(Level.WARNING))
                .allSatisfy(line -> assertThat(line.message()).doesNotContain(PERSON.value()))
                .anySatisfy(line -> assertThat(line.message())
                        .contains("application -: 2 accounts", "./bonin account apart -", "standing_unknown"))
                .anySatisfy(line ->
                        assertThat(line.message()).contains("application shop: 3 accounts", "account apart shop"));
    }

    @Test
    void sayWhenNewcomersAreLetInAgain() {
        notices.apart(Map.of());

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(Level.INFO);
            assertThat(line.message()).contains("can be distinguished again");
        });
    }

    private static PeopleApart apart(long count) {
        return PeopleApart.of(List.of(
                new KeptSet(Group.ACCOUNTS, new KeyScopes(Set.of(KeyScope.CI)), 9, List.of()),
                new KeptSet(Group.BANS, new KeyScopes(Set.of(KeyScope.di("kcp_v2", ""))), count, List.of(PERSON))));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void sayWhatClocksThatDifferKeepFromHappening(State state) {
        notices.clocks(state);

        var differ = state != State.AGREED;
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(differ ? Level.ERROR : Level.INFO);
            assertThat(line.message()).startsWith(differ ? "Clocks disagree: " : "Clocks agree again");
            assertThat(line.message().contains("no expired data is erased")).isEqualTo(differ);
        });
    }

    @Test
    void tellWhatPassesByItselfFromWhatDoesNot() {
        var chore = new Chore("Chaining the access log", Duration.ofSeconds(1), () -> {});

        notices.undone(chore, new StoreException(StoreException.Kind.UNAVAILABLE, "it does not answer"));
        notices.undone(chore, new SealingException("the key ring lacks a key"));

        assertThat(lines)
                .containsExactly(
                        new Line(
                                Level.WARNING,
                                "Chaining the access log failed and is retried at its next run: it does not answer",
                                null),
                        new Line(
                                Level.ERROR,
                                "Chaining the access log failed and is retried: the key ring lacks a key",
                                null));
    }

    @Test
    void quoteNothingOfAFailureThatNobodyExpected() {
        var chore = new Chore("Chaining the access log", Duration.ofSeconds(1), () -> {});
        notices.undone(chore, new IllegalStateException("Kim Ji-u", new IllegalArgumentException("01000001234")));
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(Level.ERROR);
            assertThat(line.message()).isEqualTo("Chaining the access log failed");
            assertThat(line.failure())
                    .hasMessage("java.lang.IllegalStateException")
                    .hasRootCauseMessage("java.lang.IllegalArgumentException");
        });
    }

    @Test
    void noteTheEndOfTheChainWheneverItHasMoved() {
        var bonin = bench.bonin(EngineBench.keepingNobody(), new BoninOptions());
        EngineBench.run(bonin, END);
        assertThat(bench.lines).as("there is none yet").isEmpty();

        EngineBench.run(bonin, "Chaining the access log");
        EngineBench.run(bonin, END);
        EngineBench.run(bonin, END);

        assertThat(bench.lines)
                .containsExactly(new Line(
                        Level.INFO,
                        "The access log ends at "
                                + Checkpoint.of(bench.stores.log().head()),
                        null));
    }

    @Test
    void sayWhichRecordTheSourceCouldNotBeToldToErase() {
        var bonin = bench.bonin(EngineBench.keepingNames(), new BoninOptions().choresElsewhere());
        var id = bench.verify(bonin);
        bonin.erasures().erase(id, Cause.OPERATOR, true, Access.system("test"));
        EngineBench.run(bonin, AT_SOURCE);
        assertThat(bench.lines).isEmpty();

        bench.clock.advance(Duration.ofDays(30));
        EngineBench.run(bonin, AT_SOURCE);

        assertThat(bench.lines).singleElement().satisfies(line -> {
            assertThat(line.level()).isEqualTo(Level.ERROR);
            assertThat(line.message()).contains(id.value()).doesNotContain("imp_");
        });
    }

    @Test
    void sayWhichKeyOfTheStoresTheRingLacks() {
        var bonin = bench.bonin(EngineBench.keepingNobody(), new BoninOptions());
        var other = KeyRing.draw(bench.clock).keys().get(0);
        bench.stores.sealed().register(other);

        EngineBench.run(bonin, "Checking and rotating keys");

        assertThat(bench.lines)
                .anySatisfy(line -> assertThat(line.message())
                        .startsWith("The sealing key " + other.id() + " is registered in the database"));
    }
}
