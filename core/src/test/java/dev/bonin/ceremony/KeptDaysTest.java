package dev.bonin.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.Identity;
import dev.bonin.policy.Circumstances;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.Verdict;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.Keep;
import dev.bonin.secret.BindingHash;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the days that people are told of are kept. */
class KeptDaysTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
    private static final PolicyCatalog CATALOG = new PolicyCatalog(List.of(new OpenFromNewYear()));
    private static final KeptDays DAYS = new KeptDays(new CeremonyRules(
            Mode.SANDBOX,
            Binding.REQUIRED,
            new Purposes(Map.of(
                    "adult_check",
                    new PurposeRules(
                            Keep.NOTHING,
                            Duration.ofDays(1),
                            List.of(CATALOG.policy("youth_protection"), CATALOG.policy("open_from_new_year")),
                            List.of(),
                            Optional.empty()))),
            Set.of(),
            Set.of(),
            Map.of(),
            CATALOG,
            Set.of()));

    @ParameterizedTest
    @CsvSource({
        "youth_protection, false",
        "minimum_age:60, false",
        "open_from_new_year, true",
        "not_banned, true",
        "gone_since, false"
    })
    void areThoseThatTellNoBirthday(String policy, boolean kept) {
        var decision = new Decision(policy, Optional.of("law"), Verdict.failUntil("not_yet", DAY));

        var told = DAYS.of(refused(decision)).judgement().decisions();

        assertThat(told)
                .containsExactly(kept ? decision : new Decision(policy, Optional.of("law"), Verdict.fail("not_yet")));
    }

    @Test
    void leaveAllElseAsItWas() {
        var request = refused(new Decision("youth_protection", Optional.empty(), Verdict.failUntil("not_yet", DAY)));

        var kept = DAYS.of(request);

        var was = request.completion().orElseThrow();
        assertThat(kept)
                .usingRecursiveComparison()
                .ignoringFields("judgement.decisions")
                .isEqualTo(was);
    }

    private static VerificationRequest refused(Decision decision) {
        var judgement = new Judgement(List.of(decision), Optional.empty(), Optional.empty(), PolicyCatalog.VERSION);
        var now = CeremonyBench.NOW;
        var how = new Completion(Optional.of(new ImpUid("imp_1")), "danal", now, now, now.plusSeconds(60), judgement);
        return VerificationRequest.open(
                        new VerificationId("0".repeat(32)),
                        "adult_check",
                        Mode.SANDBOX,
                        PortOneApi.V1,
                        Terms.NONE,
                        new BindingHash("0".repeat(64)),
                        now)
                .refused(how);
    }

    /** An application's own, which asks for no birthday. */
    private record OpenFromNewYear() implements Policy {
        @Override
        public String name() {
            return "open_from_new_year";
        }

        @Override
        public Verdict judge(Identity identity, Circumstances circumstances) {
            return Verdict.failUntil("not_yet", DAY);
        }
    }
}
