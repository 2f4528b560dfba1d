package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshEnoughTest {

    @ParameterizedTest(name = "{0}, certified {1} ago: {2}")
    @CsvSource({
        "fresh:10m,    PT0S,        PASS",
        "fresh:10m,    PT10M,       PASS",
        "fresh:10m,    PT10M0.001S, FAIL",
        "fresh:10m,    PT-1M,       PASS",
        "fresh:10m,    PT-1M-0.001S, FAIL",
        "fresh:10m,    PT-24H,      FAIL",
        "fresh:60s,    PT1M,        PASS",
        "fresh:60s,    PT1M1S,      FAIL",
        "fresh:2h,     PT2H,        PASS",
        "fresh:2h,     PT2H1S,      FAIL",
        "fresh:1d,     PT24H,       PASS",
        "fresh:1d,     PT24H1S,     FAIL",
        "fresh:86400s, PT24H,       PASS",
        "fresh:1440m,  PT24H1S,     FAIL",
    })
    void countsBackFromNow(String policy, Duration ago, Verdict.Result result) {
        var verdict = Situation.at(Situation.NOON)
                .certifiedAt(Situation.NOON.minus(ago))
                .judgedBy(policy);

        assertThat(verdict).isEqualTo(result == Verdict.Result.PASS ? Verdict.pass() : Verdict.fail("not_fresh"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fresh",
                "fresh:10",
                "fresh:m",
                "fresh:0m",
                "fresh:010m",
                "fresh:59s",
                "fresh:25h",
                "fresh:2d",
                "fresh:1441m",
                "fresh:86401s",
                "fresh:1w",
                "fresh:10m+1h",
                "fresh:999999999999d"
            })
    void refusesADurationThatIsNone(String name) {
        assertThatThrownBy(() -> new PolicyCatalog(List.of()).policy(name))
                .isInstanceOf(UnusablePolicyException.class)
                .hasMessage("policy: " + name + " (expected: 1m to 24h, in s, m, h or d, such as fresh:10m)");
    }

    @Test
    void keepsItsNameAndNeedsNothingOfThePerson() {
        var policy = new PolicyCatalog(List.of()).policy("fresh:600s");

        assertThat(policy.name()).isEqualTo("fresh:600s");
        assertThat(policy.needs()).isEmpty();
        assertThat(policy.legalBasis()).isEmpty();
        assertThat(policy.needsStanding()).isFalse();
    }
}
