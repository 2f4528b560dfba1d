package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is misspelt below a purpose is refused: passed over, it would keep people whom nobody wanted to keep. */
class PurposeMembersTest {
    private static final String CANARY = "canary";

    private final StandardEnvironment environment = new StandardEnvironment();

    private BoninProperties properties() {
        return Binder.get(environment).bindOrCreate("bonin", BoninProperties.class);
    }

    private BoninProperties.Purpose purpose(String name) {
        return Objects.requireNonNull(properties().purposes().get(name));
    }

    private void setting(String name, Object value) {
        environment.getPropertySources().addFirst(new MapPropertySource("settings of " + name, Map.of(name, value)));
    }

    private void variable(String name, Object value) {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value)));
    }

    private void refused(String... told) {
        var properties = properties();
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> PurposeMembers.require(environment, properties))
                .satisfies(refused -> assertThat(refused.getMessage() + " " + refused.remedy())
                        .contains(told)
                        .contains("show-masked, keep, erase-after, policies, shadow and valid-for")
                        .doesNotContain(CANARY));
    }

    @ParameterizedTest
    @CsvSource({
        "kepe, kepe",
        "'kepe[0]', 'kepe[0]'",
        "keeps, keeps",
        "erase_afterwards, eraseafterwards",
        "eraseAfterwards, eraseafterwards",
        "keep.first, keep.first",
        "keep.0.name, keep.0.name",
        "show-masked.all, show-masked.all",
        "erase-after.0, erase-after.0"
    })
    void refusesAMemberThatThereIsNot(String member, String told) {
        setting("bonin.purposes.signup." + member, CANARY);
        refused("bonin.purposes.signup." + told + " is not a setting of a purpose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BONIN_PURPOSES_SIGNUP_KEPE", "BONIN_PURPOSES_SIGNUP_KEPE_0", "BONIN_PURPOSES_SIGNUP_ERASE"})
    void refusesAVariableThatThereIsNot(String name) {
        variable(name, CANARY);
        refused(name + " is not a setting of a purpose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "keep[0]", "keep.0", "KEEP"})
    void takesAnySpellingOfWhatIsKept(String member) {
        setting("bonin.purposes.signup." + member, "name");
        assertThat(purpose("signup").keep()).containsExactly("name");
        PurposeMembers.require(environment, properties());
    }

    @ParameterizedTest
    @ValueSource(strings = {"erase-after", "eraseAfter", "erase_after", "eraseafter"})
    void takesAnySpellingOfTheEnd(String member) {
        setting("bonin.purposes.signup." + member, "30d");
        assertThat(purpose("signup").eraseAfter()).hasDays(30);
        PurposeMembers.require(environment, properties());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BONIN_PURPOSES_SIGNUP_ERASEAFTER", "BONIN_PURPOSES_SIGNUP_ERASE_AFTER"})
    void takesAnySpellingOfAVariable(String name) {
        variable(name, "30d");
        assertThat(purpose("signup").eraseAfter()).hasDays(30);
        PurposeMembers.require(environment, properties());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BONIN_PURPOSES_SIGNUP_KEEP", "BONIN_PURPOSES_SIGNUP_KEEP_0"})
    void takesWhatIsKeptFromAVariable(String name) {
        variable(name, "name");
        assertThat(purpose("signup").keep()).containsExactly("name");
        PurposeMembers.require(environment, properties());
    }

    @Test
    void takesAPurposeThatSaysNothing() {
        setting("bonin.purposes.adult_check", "");
        PurposeMembers.require(environment, properties());
    }

    @Test
    void takesAVariableForANameWithAnUnderscoreOnlyWhereItIsDeclared() {
        variable("BONIN_PURPOSES_RECOVER_ACCOUNT_KEEP", "nothing");
        refused("BONIN_PURPOSES_RECOVER_ACCOUNT_KEEP", "has to be declared in a file");

        setting("bonin.purposes.recover_account.erase-after", "30d");
        assertThat(purpose("recover_account").keep()).containsExactly("nothing");
        PurposeMembers.require(environment, properties());
    }

    @Test
    void leavesSettingsOfOthersAlone() {
        setting("bonin.purpose.signup.kepe", CANARY);
        variable("OTHERS_PURPOSES_SIGNUP_KEPE", CANARY);
        PurposeMembers.require(environment, properties());
    }
}
