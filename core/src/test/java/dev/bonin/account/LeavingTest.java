package dev.bonin.account;

import static dev.bonin.account.AccountsBench.KIM;
import static dev.bonin.account.AccountsBench.OWN;
import static dev.bonin.account.AccountsBench.REJOIN_WAIT;
import static dev.bonin.account.AccountsBench.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditAction;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is answered and logged when an account ends or a person is banned. */
class LeavingTest {
    @Test
    void tellsAndLogsUntilWhenThePersonMayNotComeBack() {
        try (var bench = new AccountsBench()) {
            var until = bench.clock.instant().plus(REJOIN_WAIT);
            bench.link("kim", bench.verified("adult"));

            var unlinked = bench.accounts.unlink(OWN, "kim", KIM).orElseThrow();

            assertThat(unlinked.rejoinAfter()).contains(until);
            assertThat(unlinked.link().account()).isEqualTo("kim");
            assertThat(bench.last().action()).isEqualTo(AuditAction.ACCOUNT_UNLINKED);
            assertThat(bench.last().detail()).isEqualTo("rejoin_after=" + until);
        }
    }

    @Test
    void letsThePersonBackAtOnceWhereThereIsNoWait() {
        try (var bench = new AccountsBench(Duration.ZERO)) {
            bench.link("kim", bench.verified("adult"));

            var unlinked = bench.accounts.unlink(OWN, "kim", KIM).orElseThrow();

            assertThat(unlinked.rejoinAfter()).isEmpty();
            assertThat(bench.last().detail()).isEmpty();
            assertThat(bench.link("lee", bench.verified("adult"))).isEqualTo("linked");
        }
    }

    @Test
    void logsUntilWhenABanHolds() {
        try (var bench = new AccountsBench()) {
            var person = bench.personOf("adult");
            var until = Instant.parse("2027-01-01T00:00:00Z");

            bench.accounts.ban(OWN, person, Optional.of(until), KIM);
            assertThat(bench.last().detail()).isEqualTo("until=2027-01-01T00:00:00Z");

            bench.accounts.ban(OWN, person, Optional.empty(), KIM);
            assertThat(bench.last().detail()).as("for good").isEmpty();
        }
    }

    /** It was bound to no browser, so anybody could have carried it here. */
    @Test
    void needsAVerificationThatABrowserStarted() {
        try (var bench = new AccountsBench()) {
            var impUid = bench.sandbox.certify(CertificationOrder.of("adult"));
            var bare =
                    accepted(bench.verifications.finish(new FinishAttempt(impUid, Optional.empty(), Optional.empty())));

            assertThat(bench.link("kim", bare.id())).isEqualTo("unknown_verification");
        }
    }

    @Test
    void showsAPersonAndNoAccount() {
        try (var bench = new AccountsBench()) {
            bench.link("kim@shop.example", bench.verified("adult"));
            var link = bench.accounts.find(OWN, "kim@shop.example").orElseThrow();

            assertThat(link.toString()).contains(link.person().value()).doesNotContain("kim");
        }
    }
}
