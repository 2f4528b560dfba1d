package dev.bonin.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.settings.SettingTree.Leaf;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Wrong settings are named before anything starts, all of them, and none with its value. */
class SettingsCheckTest {
    private static final String CANARY = "s3cr3t-of-nobody";

    private final StandardEnvironment environment = new StandardEnvironment();

    SettingsCheckTest() {
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }

    private void setting(String name, Object value) {
        environment.getPropertySources().addFirst(new MapPropertySource("settings of " + name, Map.of(name, value)));
    }

    private void variable(String name, Object value) {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("variable " + name, Map.of(name, value)));
    }

    private SettingsCheck check() {
        return new SettingsCheck(environment, List.of(BoninProperties.class));
    }

    private void refused(String... told) {
        var faults = check().faults();
        assertThat(faults).isNotEmpty();
        var report = new FaultReport(faults);
        assertThat(report.problem() + "\n" + report.remedy()).contains(told).doesNotContain(CANARY);
    }

    private void accepted() {
        assertThat(check().faults()).isEmpty();
    }

    @Nested
    class Names {
        @ParameterizedTest
        @CsvSource({
            "bonin.purposes.signup.kepe, bonin.purposes.signup.keep",
            "bonin.purposes.signup.keeps, bonin.purposes.signup.keep",
            "bonin.accounts.rejoin-wiat, bonin.accounts.rejoin-wait",
            "bonin.portone.imp-kode, bonin.portone.imp-code",
            "bonin.audit.kep, bonin.audit.keep",
            "bonin.web.trusted-proxy, bonin.web.trusted-proxies",
            "bonin.acounts.rejoin-wait, bonin.accounts.rejoin-wait",
            "bonin.portone.impkeys, bonin.portone.imp-key"
        })
        void thatAreMisspeltAreToldWithTheNearestOne(String name, String meant) {
            setting(name, CANARY);
            refused(name + " is not a setting.", "meant to be " + meant, name + ": 없는 설정입니다.", meant + " 설정을");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "bonin.purposes.signup.keep.first",
                    "bonin.purposes.signup.keep.0.name",
                    "bonin.purposes.signup.show-masked.all",
                    "bonin.nothing-like-it",
                    "bonin.portone.nothing.like.it",
                    "bonin.purpose.signup.keep"
                })
        void thatNothingIsNearToAreToldToo(String name) {
            setting(name, CANARY);
            refused(name + " is not a setting.", "Remove it, or correct its name");
        }

        @Test
        void areToldWithTheOthersOfTheirGroup() {
            setting("bonin.purposes.signup.store", CANARY);
            refused("show-masked, keep, erase-after, policies, shadow, valid-for");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "keep", "keep[0]", "keep.0", "KEEP",
                })
        void ofListsMayBeSpeltInAnyWay(String member) {
            setting("bonin.purposes.signup." + member, "name");
            accepted();
        }

        @ParameterizedTest
        @ValueSource(strings = {"erase-after", "eraseAfter", "erase_after", "eraseafter"})
        void ofPeriodsMayBeSpeltInAnyWay(String member) {
            setting("bonin.purposes.signup." + member, "30d");
            accepted();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "bonin.portone.merchant-ids.kcp_v2",
                    "bonin.portone.merchant-ids[kcp.v2]",
                    "bonin.purposes.adult_check"
                })
        void ofEntriesAreTheOperators(String name) {
            setting(name, "");
            accepted();
        }

        @Test
        void ofOthersAreLeftAlone() {
            setting("boning.purpose.signup.kepe", CANARY);
            variable("OTHERS_PURPOSES_SIGNUP_KEPE", CANARY);
            accepted();
        }
    }

    @Nested
    class Variables {
        @ParameterizedTest
        @CsvSource({
            "BONIN_PORTONE_IMPKODE, BONIN_PORTONE_IMPCODE",
            "BONIN_PORTONE_IMP_KEYS, BONIN_PORTONE_IMPKEY",
            "BONIN_ACOUNTS_REJOINWAIT, BONIN_ACCOUNTS_REJOINWAIT"
        })
        void thatAreMisspeltAreToldWithTheNearestOne(String name, String meant) {
            variable(name, CANARY);
            refused(name + " is not a setting.", meant);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"BONIN_PURPOSES_SIGNUP_KEPE", "BONIN_PURPOSES_SIGNUP_KEPE_0", "BONIN_PURPOSES_SIGNUP_ERASE"})
        void belowAPurposeAreRefusedEvenIfNothingIsNear(String name) {
            variable(name, CANARY);
            refused(name + " is not a setting.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "BONIN_PURPOSES_SIGNUP_ERASEAFTER",
                    "BONIN_PURPOSES_SIGNUP_ERASE_AFTER",
                    "BONIN_PORTONE_IMPKEY",
                    "BONIN_PORTONE_IMP_KEY",
                    "BONIN_PORTONE_MERCHANTIDS_DANAL",
                    "BONIN_PORTONE_MERCHANT_IDS_KCP_V2",
                    "bonin.data",
                    "BONIN_WEB_TRUSTEDPROXIES_0",
                    "BONIN_PURPOSES_SIGNUP_KEEP",
                    "BONIN_PURPOSES_SIGNUP_KEEP_0"
                })
        void mayBeSpeltWithAndWithoutHyphens(String name) {
            variable(name, "30d");
            accepted();
            assertThat(check().strangers()).isEmpty();
        }

        @Test
        void reachANameWithAnUnderscoreOnlyWhereItIsDeclared() {
            variable("BONIN_PURPOSES_RECOVER_ACCOUNT_KEEP", "nothing");
            refused("BONIN_PURPOSES_RECOVER_ACCOUNT_KEEP", "has to be declared in a file", "파일에 먼저 선언해야");

            setting("bonin.purposes.recover_account.erase-after", "30d");
            accepted();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "BONIN_JAVA_OPTS",
                    "BONIN_AOT_CACHE",
                    "BONIN_SERVICE_HOST",
                    "BONIN_SERVICE_PORT_HTTP",
                    "BONIN_PORT_8080_TCP_ADDR",
                    "BONIN_SANDBOX_PORT_8090_TCP"
                })
        void ofTheLauncherAndOfKubernetesAreKnown(String name) {
            variable(name, "x");
            accepted();
            assertThat(check().strangers()).isEmpty();
        }

        @Test
        void thatResembleNoSettingAreStrangersAndNoFaults() {
            variable("BONIN_FRONTEND_COLOUR", CANARY);
            accepted();
            assertThat(check().strangers()).containsExactly("BONIN_FRONTEND_COLOUR");
        }

        @Test
        void thatKubernetesSetsForAServiceOfTheSameNameAreExplained() {
            variable("BONIN_STORE_CONNECTIONS", "tcp://10.0.0.1:8080");
            refused("bonin.store.connections (BONIN_STORE_CONNECTIONS)", "enableServiceLinks: false", "쿠버네티스");
        }
    }

    @Nested
    class Durations {
        static Stream<String> all() {
            var tree = new SettingTree(List.of(BoninProperties.class));
            return tree.names(Map.of("bonin.purposes", Set.of("signup"))).stream()
                    .filter(name ->
                            tree.find(ConfigurationPropertyName.of(name)).orElseThrow() instanceof Leaf leaf
                                    && leaf.type() == Duration.class);
        }

        @ParameterizedTest
        @MethodSource("all")
        void needAUnit(String name) {
            setting(name, "30");
            refused(name, " has no unit.", "as in 500ms, 10s", "단위가 없습니다");
        }

        @ParameterizedTest
        @ValueSource(strings = {"10s", "PT10S", "500ms", "0", "0s"})
        void mayBeZeroOrHaveOne(String value) {
            setting("bonin.portone.timeout", value);
            accepted();
        }

        @Test
        void areMoreThanAFew() {
            assertThat(all()).hasSizeGreaterThan(5);
        }
    }

    @Nested
    class Texts {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "bonin.portone.imp-key",
                    "bonin.portone.imp-secret",
                    "bonin.store.password",
                    "bonin.portone.merchant-ids.danal",
                    "bonin.web.trusted-proxies[0]",
                    "bonin.keys.kek"
                })
        void thatYamlReadsAsNumbersAreRefused(String name) {
            setting(name, 5744368105847L);
            refused(name, "was read as a number", "in quotes", "따옴표");
        }

        @Test
        void mayBeWordsThatYamlReadsAsTruth() {
            setting("bonin.store.user", true);
            accepted();
        }

        @Test
        void mayBeListsThatCodeHasSet() {
            setting("bonin.purposes.signup.keep", List.of("person", "name"));
            accepted();
        }

        @Test
        void thatReferToNothingAreRefused() {
            setting("bonin.portone.imp-secret", "${PORTONE_SECRET_OF_NOBODY}");
            refused("bonin.portone.imp-secret", "refers to PORTONE_SECRET_OF_NOBODY, which is not set");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bonin.store.password", "bonin.store.url", "bonin.portone.imp-secret"})
        void thatAreSecretsAndHaveBracesAreRefusedWithoutThem(String name) {
            setting(name, "before-${" + CANARY + "}");
            refused(name, "refers to what its braces name", "중괄호 안의 값이 설정되어 있지 않습니다");
        }

        @Test
        void thatReferToASecretWithBracesAreRefusedWithoutThem() {
            setting("application.secret", "before-${" + CANARY + "}");
            setting("bonin.data", "${application.secret}");
            refused("bonin.data", "refers to what its braces name");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"${PORTONE_SECRET_OF_NOBODY:}", "${PORTONE_SECRET_OF_NOBODY:x}", "\\${not a reference}"})
        void mayReferToWhatHasADefault(String value) {
            setting("bonin.portone.imp-secret", value);
            accepted();
        }

        @ParameterizedTest
        @ValueSource(strings = {"bonin.store.password", "bonin.store.url", "bonin.keys.kek-file"})
        void thatEndWithALineBreakAreRefused(String name) {
            setting(name, CANARY + "\n");
            refused(name, "begins or ends with a line break", "줄바꿈");
        }

        @Test
        void ofPortOneAreStripped() {
            setting("bonin.portone.imp-secret", CANARY + "\n");
            accepted();
        }
    }

    @Test
    void tellsEverythingAtOnceInBothLanguages() {
        var all = new HashMap<String, Object>();
        all.put("bonin.acounts.rejoin-wait", CANARY);
        all.put("bonin.portone.timeout", "10");
        all.put("bonin.store.connections", CANARY);
        all.put("bonin.portone.imp-secret", "${UNSET_BY_ANYBODY}");
        environment.getPropertySources().addFirst(new MapPropertySource("settings", all));

        refused(
                "4 settings are missing or wrong.",
                "없거나 잘못된 설정이 4개 있습니다.",
                "bonin.acounts.rejoin-wait",
                "bonin.portone.timeout",
                "bonin.store.connections (BONIN_STORE_CONNECTIONS) cannot be read.",
                "Set it to a whole number",
                "UNSET_BY_ANYBODY",
                "\n1. ",
                "\n4. ");
    }
}
