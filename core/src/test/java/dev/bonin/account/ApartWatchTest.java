package dev.bonin.account;

import static dev.bonin.account.AccountsBench.KIM;
import static dev.bonin.account.AccountsBench.OWN;
import static dev.bonin.account.AccountsBench.accepted;
import static dev.bonin.account.AccountsBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.PersonId;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.standing.KeptSet;
import dev.bonin.standing.PeopleApart;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who cannot be told from others is found, told of, and seen to. */
class ApartWatchTest {
    private final AccountsBench bench = new AccountsBench();
    private final List<Map<String, PeopleApart>> heard = new ArrayList<>();
    private final ApartWatch watch = new ApartWatch(bench.accounts, bench.clock, heard::add);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tellsOfEachChangeOnceAndAtMostHourly() {
        assertThat(watch.count()).as("before the first look").isEmpty();
        bench.link("kim", bench.verified("newsletter", byKcp("adult")));
        watch.run();
        assertThat(watch.count()).hasValue(0);
        assertThat(heard).isEmpty();

        ban("mvno");
        watch.run();
        watch.run();
        assertThat(watch.count()).hasValue(1);
        var kim = bench.accounts.find(OWN, "kim").orElseThrow().person();
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0)).containsOnlyKeys(OWN);
        assertThat(heard.get(0).values())
                .flatExtracting(PeopleApart::fewer)
                .flatExtracting(KeptSet::people)
                .containsExactly(kim);

        bench.accounts.unlink(OWN, "kim", KIM);
        bench.clock.advance(AccountsBench.REJOIN_WAIT);
        bench.accounts.forgetOver(bench.clock.instant(), 10);
        watch.run();
        assertThat(watch.count()).hasValue(0);
        assertThat(heard).hasSize(2).last().isEqualTo(Map.of());
    }

    @Test
    void keepsQuietForAnHourAfterItToldSomething() {
        bench.link("kim", bench.verified("newsletter", byKcp("adult")));
        var kim = bench.accounts.find(OWN, "kim").orElseThrow().person();
        ban("mvno");
        watch.run();

        bench.clock.advance(ApartWatch.QUIET.minusSeconds(1));
        bench.accounts.unlink(OWN, "kim", KIM);
        watch.run();
        assertThat(watch.count()).as("among the waits by now").hasValue(1);
        bench.accounts.releaseDi(OWN, kim, KIM);
        watch.run();
        assertThat(heard).hasSize(1);
        assertThat(watch.count()).as("what is measured is never late").hasValue(0);

        bench.clock.advance(Duration.ofSeconds(1));
        watch.run();
        assertThat(heard).hasSize(2);
    }

    @Test
    void isMendedByTheSamePersonWithACiFromTheSameProvider() {
        var plain = byKcp("adult").with("unique_in_site", "K".repeat(64));
        bench.link("kim", bench.verified("newsletter", plain));
        var kim = bench.accounts.find(OWN, "kim").orElseThrow().person();
        ban("mvno");
        assertThat(bench.accounts.apart()).containsOnlyKeys(OWN);

        var again = bench.verified("newsletter", plain.throughChannel("channel-key-sandbox-kcp"));
        assertThat(person(again)).contains(kim);
        assertThat(bench.accounts.apart()).isEmpty();
        assertThat(bench.accounts.apart(OWN).isEmpty()).isTrue();
    }

    @Test
    void isNotMendedByTheSamePersonFromAnotherProviderWhoseCiIsTheirsFromThenOn() {
        var plain = byKcp("adult").with("unique_in_site", "K".repeat(64));
        bench.link("kim", bench.verified("newsletter", plain));
        var kim = bench.accounts.find(OWN, "kim").orElseThrow().person();
        ban("mvno");

        var byDanal = person(bench.verified("newsletter", CertificationOrder.of("adult")));
        assertThat(byDanal).isNotEqualTo(Optional.of(kim));
        var again = bench.verified("newsletter", plain.throughChannel("channel-key-sandbox-kcp"));
        assertThat(person(again)).as("found by CI").isEqualTo(byDanal);

        assertThat(bench.accounts.apart()).containsOnlyKeys(OWN);
    }

    @Test
    void isMendedByMovingTheAccountToWhomOthersCanBeToldFrom() {
        bench.link("kim", bench.verified("newsletter", byKcp("adult")));
        ban("mvno");

        var byDanal = bench.verified("newsletter", CertificationOrder.of("adult"));
        assertThat(told(bench.accounts.relink(OWN, "kim", byDanal, KIM))).isEqualTo("linked");

        assertThat(bench.accounts.apart()).isEmpty();
    }

    private Optional<PersonId> person(VerificationId verification) {
        return bench.store.person(verification).orElseThrow().person();
    }

    private void ban(String persona) {
        var person = accepted(bench.verify("newsletter", RequestedTerms.NONE, CertificationOrder.of(persona)))
                .person()
                .orElseThrow();
        bench.accounts.ban(OWN, person, Optional.empty(), KIM);
    }

    /** By a channel that tells a DI alone. */
    private static CertificationOrder byKcp(String persona) {
        return CertificationOrder.of(persona).throughChannel("channel-key-sandbox-kcp-plain");
    }
}
