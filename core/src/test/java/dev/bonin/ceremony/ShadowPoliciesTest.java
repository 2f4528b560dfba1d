package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.Identity;
import dev.bonin.policy.Circumstances;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Policy;
import dev.bonin.policy.Verdict;
import dev.bonin.policy.Verdict.Result;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sealing.Keep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** F11: policies that a purpose asks in the shadow, to see whom they would refuse. */
class ShadowPoliciesTest extends PolicyFinishBench {
    @Test
    void askingInTheShadowDecidesNothing() {
        var accepted = accepted(verified("shadow", "adult"));

        assertThat(accepted.judgement().decisions()).hasSize(1);
        assertThat(accepted.shadow()).singleElement().satisfies(decision -> {
            assertThat(decision.policy()).isEqualTo("minimum_age:60");
            assertThat(decision.verdict().result()).isEqualTo(Result.FAIL);
        });
        assertThat(accepted.judgement().validUntil()).contains(CeremonyBench.NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void oneThatFailsInTheShadowDecidesNothingEither() {
        var watched = bench.verifications(CeremonyBench.purposes(Map.of(
                "watched",
                new PurposeRules(
                        Keep.NOTHING,
                        YEAR,
                        policies("youth_protection"),
                        List.of(own(ShadowPoliciesTest::broken), own(new AtomicReference<Verdict>()::get)),
                        Optional.empty()))));
        var started = watched.start("watched", Optional.empty());

        var accepted = accepted(watched.finish(
                new FinishAttempt(certified(started, "adult"), Optional.of(started.browser()), Optional.empty())));

        assertThat(accepted.shadow())
                .extracting(Decision::verdict)
                .as("of one that throws, and of one that says nothing at all")
                .containsExactly(Verdict.unavailable("policy_failed"), Verdict.unavailable("policy_failed"));
    }

    private static Verdict broken() {
        throw new IllegalStateException("broken");
    }

    private static Policy own(Supplier<Verdict> verdict) {
        return new Policy() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public Verdict judge(Identity identity, Circumstances circumstances) {
                return verdict.get();
            }
        };
    }
}
