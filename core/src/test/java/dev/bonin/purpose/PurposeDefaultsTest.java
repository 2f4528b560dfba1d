package dev.bonin.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bonin.policy.PolicyCatalog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeDefaultsTest {
    private final PolicyCatalog catalog = new PolicyCatalog(List.of());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "signup,          one_person_one_account,            true,  false, false",
        "adult_check,     youth_protection,                  false, true,  false",
        "age_of_majority, age_of_majority,                   false, true,  false",
        "recover_account, same_person_as_account fresh:10m,  true,  false, true",
        "default,         '',                                false, false, false",
        "Signup,          '',                                false, false, false",
    })
    void goByTheNameOfThePurpose(
            String purpose, String policies, boolean keepsPerson, boolean comparesAccount, boolean provesOwner) {
        var defaults = PurposeDefaults.of(purpose);

        assertThat(String.join(" ", defaults.policies())).isEqualTo(policies);
        assertThat(defaults.keep().person()).isEqualTo(keepsPerson);
        assertThat(defaults.keep().values()).isEmpty();
        assertThat(defaults.comparesAccount()).isEqualTo(comparesAccount);
        assertThat(defaults.provesOwner()).isEqualTo(provesOwner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "adult_check", "age_of_majority", "recover_account", "default"})
    void namePoliciesThatExistAndGoTogether(String purpose) {
        var policies = PurposeDefaults.of(purpose).policies().stream()
                .map(catalog::policy)
                .toList();

        assertThatCode(() -> catalog.requireTogether(purpose, policies)).doesNotThrowAnyException();
    }

    @Test
    void limitTheValidityOfAnAdultCheckToAYear() {
        assertThat(PurposeDefaults.of("adult_check").validFor()).contains(Duration.ofDays(365));
        assertThat(PurposeDefaults.names())
                .filteredOn(name -> !name.equals("adult_check"))
                .hasSize(3)
                .allSatisfy(
                        name -> assertThat(PurposeDefaults.of(name).validFor()).isEmpty());
    }
}
