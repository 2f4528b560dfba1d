package dev.bonin.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
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
}
