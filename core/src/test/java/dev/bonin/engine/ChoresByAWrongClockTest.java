package dev.bonin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.audit.Access;
import dev.bonin.chore.Chore;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonName;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node whose clock is years ahead of the database's runs all its chores, and nothing that is kept is gone. */
class ChoresByAWrongClockTest {
    private static final Duration TOO_FAR = Duration.ofDays(800);
    private static final Access ACCESS = new Access("test", "here", "a test");

    private final EngineBench bench = new EngineBench();
    private volatile Instant databaseTime = bench.clock.instant();
    private final ClockAgreement clocks =
            ClockAgreement.ofSandbox(bench.clock, () -> Optional.of(databaseTime), state -> {});
    private final Bonin bonin = bench.bonin(
            EngineBench.keepingNames(), new BoninOptions().clocks(clocks).choresElsewhere());

    private VerificationId keepABannedMember() {
        bench.identity = new Identity(
                Assured.verified(new PersonName("홍길동")),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.verified(new Ci("c".repeat(88))),
                Assured.absent());
        var id = bench.verify(bonin);
        bonin.accounts().link("", "hong", id, ACCESS);
        assertThat(bonin.accounts()
                        .ban("", member().person(), Optional.of(databaseTime.plus(Duration.ofDays(1))), ACCESS))
                .isTrue();
        EngineBench.run(bonin, "Chaining the access log");
        return id;
    }

    private AccountLink member() {
        return bonin.accounts().find("", "hong").orElseThrow();
    }

    private void runAllChores() {
        bonin.chores().stream().map(Chore::work).forEach(Runnable::run);
    }

    @Test
    void destroyNothing() {
        var id = keepABannedMember();
        long entries = bench.stores.log().head().sequence();
        bench.clock.advance(TOO_FAR);

        runAllChores();

        assertThat(bench.stores.verifications().find(id).orElseThrow().state()).isEqualTo(VerificationState.ACCEPTED);
        assertThat(bench.stores.log().chained(1, 100)).hasSize((int) entries);
        assertThat(bonin.accounts().unban("", member().person(), ACCESS))
                .as("the ban is still there")
                .isTrue();
    }

    @Test
    void goOnOnceTheDatabaseAgrees() {
        var id = keepABannedMember();
        var person = member().person();
        bench.clock.advance(TOO_FAR);
        databaseTime = bench.clock.instant();

        runAllChores();

        assertThat(bench.stores.verifications().find(id).orElseThrow().state()).isEqualTo(VerificationState.ERASED);
        assertThat(bonin.accounts().unban("", person, ACCESS))
                .as("the ban is over")
                .isFalse();
    }
}
