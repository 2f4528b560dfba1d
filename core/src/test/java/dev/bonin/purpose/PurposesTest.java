package dev.bonin.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.sealing.Keep;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PurposesTest {
    private static final PurposeRules RULES = PurposeRules.decisionOnly();

    @Test
    void whereThereIsOneItIsMeantWithoutBeingNamed() {
        assertThat(new Purposes(Map.of("signup", RULES)).resolve(Optional.empty()))
                .contains("signup");
        assertThat(Purposes.undeclared().resolve(Optional.empty())).contains("default");
    }

    @Test
    void amongSeveralTheDefaultIsMeantIfThereIsOne() {
        assertThat(new Purposes(Map.of("signup", RULES, "default", RULES)).resolve(Optional.empty()))
                .contains("default");
        assertThat(new Purposes(Map.of("signup", RULES, "contract", RULES)).resolve(Optional.empty()))
                .isEmpty();
    }

    @Test
    void isTheOneThatIsNamedIfItIsDeclared() {
        var one = new Purposes(Map.of("signup", RULES));
        assertThat(one.resolve(Optional.of("signup"))).contains("signup");
        assertThat(one.resolve(Optional.of("default"))).isEmpty();
    }

    @Test
    void refusesANameThatIsKeptForGuardians() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Purposes(Map.of("signup:guardian", RULES)))
                .withMessageContaining(":guardian");
    }

    @Test
    void hasAPurposeOfGuardiansOnlyWhereTheyAreAsked() {
        var asking = new PurposeRules(new Keep(true, Set.of()), Duration.ofDays(30)).askingGuardians();
        var both = new Purposes(Map.of("signup", asking, "contract", RULES));

        assertThat(both.has("signup:guardian")).isTrue();
        assertThat(both.has("contract:guardian")).isFalse();
        assertThat(both.resolve(Optional.of("signup:guardian"))).isEmpty();
    }
}
