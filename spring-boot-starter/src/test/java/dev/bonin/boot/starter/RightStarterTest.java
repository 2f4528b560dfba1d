package dev.bonin.boot.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootVersion;

/** Who has the wrong starter, or too old a Spring Boot, reads so. */
class RightStarterTest {
    private static final String FOR_3 = "dev.bonin:bonin-spring-boot3-starter";
    private static final String FOR_4 = "dev.bonin:bonin-spring-boot-starter";

    @Test
    void isThisOneHere() {
        assertThat(RightStarter.refusal(ThisStarter.GENERATION, SpringBootVersion.getVersion(), false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,3.5.0", "3,3.5.16", "3,3.6.0-SNAPSHOT", "4,4.0.0", "4,4.1.2", "4,5.0.0-M1", "4,unknown"})
    void starts(int generation, String version) {
        assertThat(RightStarter.refusal(generation, version, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,4.1.2", "4,3.5.16"})
    void isNamedInPlaceOfTheWrongOne(int generation, String version) {
        assertThat(RightStarter.refusal(generation, version, false)).hasValueSatisfying(refused -> {
            assertThat(refused)
                    .hasMessageContaining("Spring Boot " + version + "이므로")
                    .hasMessageContaining("This application runs on Spring Boot " + version + " and needs");
            assertThat(refused.remedy())
                    .isEqualTo("Replace the dependency "
                            + (generation == 3 ? FOR_3 + " by " + FOR_4 : FOR_4 + " by " + FOR_3) + ".");
        });
    }

    @ParameterizedTest
    @CsvSource({"3,3.4.13", "3,2.7.18", "4,3.4.13", "4,3.0.0"})
    void isNeitherForAnOlderSpringBoot(int generation, String version) {
        assertThat(RightStarter.refusal(generation, version, true))
                .hasValueSatisfying(refused -> assertThat(refused)
                        .hasMessageContaining("Spring Boot 3.5 이상에서 동작합니다.")
                        .hasMessageEndingWith("Bonin needs 3.5 or later."));
    }

    @ParameterizedTest
    @CsvSource({"3,3.5.16," + FOR_4, "4,3.5.16," + FOR_4, "3,4.1.2," + FOR_3, "4,4.1.2," + FOR_3})
    void doesNotStandBesideTheOther(int generation, String version, String superfluous) {
        assertThat(RightStarter.refusal(generation, version, true)).hasValueSatisfying(refused -> {
            assertThat(refused).hasMessageContaining("함께 있어").hasMessageContaining("Both ");
            assertThat(refused.remedy()).startsWith("Remove the dependency " + superfluous + ":");
        });
    }
}
