package dev.bonin.policy;

import static dev.bonin.policy.Situation.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.person.Assured;
import dev.bonin.person.Carrier;
import dev.bonin.person.IdentityValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nationality, carrier and provider. */
class ChoicesTest {

    @ParameterizedTest(name = "{0}, foreigner {1}: {2}")
    @CsvSource({
        "nationality:korean,    false, true",
        "nationality:korean,    true,  false",
        "nationality:foreigner, true,  true",
        "nationality:foreigner, false, false",
    })
    void asksForANationality(String policy, boolean foreigner, boolean passes) {
        assertThat(Situation.at(NOON).foreigner(Assured.verified(foreigner)).judgedBy(policy))
                .isEqualTo(passes ? Verdict.pass() : Verdict.fail("nationality_not_allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nationality:korean", "nationality:foreigner"})
    void knowsNoNationalityThatNobodyVouchesFor(String policy) {
        for (var unverified :
                List.of(Assured.<Boolean>absent(), Assured.selfAsserted(true), Assured.selfAsserted(false))) {
            assertThat(Situation.at(NOON).foreigner(unverified).judgedBy(policy))
                    .isEqualTo(Verdict.unavailable("nationality_unverified"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "carrier:skt, SKT",
        "carrier:skt+kt, SKT KT",
        "carrier:lgu_mvno+lgu, LGU LGU_MVNO",
        "carrier:skt+kt+lgu+skt_mvno+kt_mvno+lgu_mvno, SKT KT LGU SKT_MVNO KT_MVNO LGU_MVNO",
        "carrier:no_mvno, SKT KT LGU",
    })
    void asksForOneOfSomeCarriers(String policy, String allowed) {
        for (var carrier : EnumSet.complementOf(EnumSet.of(Carrier.UNKNOWN))) {
            assertThat(Situation.at(NOON).carrier(Assured.verified(carrier)).judgedBy(policy))
                    .as("%s", carrier)
                    .isEqualTo(
                            Set.of(allowed.split(" ", -1)).contains(carrier.name())
                                    ? Verdict.pass()
                                    : Verdict.fail("carrier_not_allowed"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"carrier:skt", "carrier:no_mvno", "carrier:skt+kt+lgu+skt_mvno+kt_mvno+lgu_mvno"})
    void knowsNoCarrierThatNobodyVouchesFor(String policy) {
        for (var unverified : List.of(
                Assured.<Carrier>absent(), Assured.selfAsserted(Carrier.SKT), Assured.verified(Carrier.UNKNOWN))) {
            assertThat(Situation.at(NOON).carrier(unverified).judgedBy(policy))
                    .isEqualTo(Verdict.unavailable("carrier_unverified"));
        }
    }

    @ParameterizedTest(name = "{0}, by {1}: {2}")
    @CsvSource({
        "provider:danal,        danal,          true",
        "provider:danal+kcp_v2, danal,          true",
        "provider:danal+kcp_v2, kcp_v2,         true",
        "provider:danal+kcp_v2, inicis_unified, false",
        "provider:danal+kcp_v2, kcp,            false",
        "provider:danal,        DANAL,          false",
        "provider:danal,        '',             false",
    })
    void asksForOneOfSomeProviders(String policy, String provider, boolean passes) {
        assertThat(Situation.at(NOON).provider(provider).judgedBy(policy))
                .isEqualTo(passes ? Verdict.pass() : Verdict.fail("provider_not_allowed"));
    }

    @ParameterizedTest
    @CsvSource({
        "nationality:korean,    FOREIGNER",
        "nationality:foreigner, FOREIGNER",
        "carrier:skt_mvno+skt,  CARRIER",
        "carrier:no_mvno,       CARRIER",
        "provider:kcp_v2+danal, ",
    })
    void keepsItsNameAndSaysWhatItNeeds(String name, IdentityValue needed) {
        var policy = new PolicyCatalog(List.of()).policy(name);

        assertThat(policy.name()).isEqualTo(name);
        assertThat(policy.needs()).isEqualTo(needed == null ? Set.of() : Set.of(needed));
        assertThat(policy.legalBasis()).isEmpty();
        assertThat(policy.needsStanding()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nationality",
                "nationality:any",
                "nationality:korean+foreigner",
                "carrier",
                "carrier:unknown",
                "carrier:lgt",
                "carrier:skt+skt",
                "carrier:skt+",
                "carrier:+skt",
                "carrier:skt++kt",
                "carrier:no_mvno+skt",
                "provider",
                "provider:+",
                "provider:danal+danal",
                "provider:danal+"
            })
    void refusesAnArgumentThatIsNone(String name) {
        assertThatThrownBy(() -> new PolicyCatalog(List.of()).policy(name))
                .isInstanceOf(UnusablePolicyException.class)
                .hasMessageStartingWith("policy: " + name + " (expected: ")
                .hasMessageContaining(name.split(":", -1)[0] + ":");
    }

    @Test
    void mvnosAreNoneOfTheThreeWithANetwork() {
        assertThat(((Choice) new PolicyCatalog(List.of()).policy("carrier:no_mvno")).allowed())
                .isEqualTo(Set.of(Carrier.SKT, Carrier.KT, Carrier.LGU));
    }
}
