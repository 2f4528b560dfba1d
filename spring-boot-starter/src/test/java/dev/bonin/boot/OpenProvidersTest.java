package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.Keep;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Pages name the channel, and so the provider by which a person is found again, unless the settings do. */
@ExtendWith(OutputCaptureExtension.class)
class OpenProvidersTest {
    @Test
    void warnsIfAPolicyUsesAccounts(CapturedOutput output) {
        OpenProviders.warn(rules("one_person_one_account", Set.of()));

        assertThat(output.getAll())
                .containsOnlyOnce("WARN")
                .contains(
                        "Purposes signup use",
                        "bonin.portone.providers",
                        "BONIN_PORTONE_PROVIDERS",
                        "standing_unknown");
    }

    @Test
    void doesNotWarnIfProvidersAreSetOrNoPolicyAsks(CapturedOutput output) {
        OpenProviders.warn(rules("one_person_one_account", Set.of("danal")));
        OpenProviders.warn(rules("age_of_majority", Set.of()));

        assertThat(output.getAll()).doesNotContain("bonin.portone.providers");
    }

    private static CeremonyRules rules(String policy, Set<String> providers) {
        var catalog = new PolicyCatalog(List.of());
        var signup = new PurposeRules(
                new Keep(true, Set.of()),
                Duration.ofDays(30),
                List.of(catalog.policy(policy)),
                List.of(),
                Optional.empty());
        return new CeremonyRules(
                Mode.LIVE,
                Binding.REQUIRED,
                new Purposes(Map.of("signup", signup)),
                Set.of("https://shop.example"),
                providers,
                Map.of());
    }
}
