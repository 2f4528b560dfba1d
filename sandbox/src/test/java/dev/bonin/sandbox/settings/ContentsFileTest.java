package dev.bonin.sandbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.store.ChannelType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of {@code --config}. */
class ContentsFileTest {
    private static final String FULL = """
            {
              "merchants": [
                {"imp_key": "1234567890123456", "imp_secret": "secret", "imp_code": "imp12345678", "other_codes": ["imp87654321"],
                 "channels": [{"key": "channel-key-a", "provider": "danal", "mid": "A01", "add_ons": ["phone", "carrier"]},
                              {"key": "channel-key-b", "provider": "inicis_unified", "mid": "MII1"}]},
                {"imp_key": "other", "imp_secret": "secret", "imp_code": "imp2", "channels": [
                  {"key": "channel-key-a", "provider": "kcp_v2", "mid": "S1", "add_ons": ["ci"]}]}
              ],
              "stores": [
                {"id": "store-1", "api_secret": "v2-secret", "merchant": "imp12345678",
                 "channels": [{"key": "channel-key-c", "provider": "kcp_v2", "mid": "S1", "type": "LIVE", "name": "운영"},
                              {"key": "channel-key-d", "provider": "danal", "mid": "A01"}]}
              ],
              "limits": {"attempts": 2, "wrong_codes": 3, "code_life": "PT30S"},
              "v1": {"escaped": false, "refused_code_status": 400}
            }
            """;

    @Test
    void saysWhoIsInTheSandbox() {
        Contents contents = ContentsFile.read(FULL, Contents.defaults());
        assertThat(contents.merchants()).extracting("code").containsExactly("imp12345678", "imp2");
        assertThat(contents.merchants().get(0).channels()).extracting("mid").containsExactly("A01", "MII1");
        assertThat(contents.stores().get(0).channels())
                .extracting("type")
                .containsExactly(ChannelType.LIVE, ChannelType.TEST);
        assertThat(contents.stores().get(0).channels()).extracting("name").containsExactly("운영", "channel-key-d");
        assertThat(contents.limits().codeLife()).isEqualTo(Duration.ofSeconds(30));
        assertThat(contents.answers().refusedCodeStatus()).isEqualTo(400);
    }

    @Test
    void isServed() {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withFile(FULL))) {
            Caller caller = new Caller(sandbox);
            String impUid = sandbox.certify(CertificationOrder.of("adult").atMerchant("imp87654321"));
            assertThat(caller.certification(impUid).body()).contains("\"name\":\"홍길동\"");
            assertThat(caller.get("/identity-verifications/" + impUid, "Authorization", "PortOne v2-secret")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.get("/sandbox", "Accept", "text/html").body())
                    .contains("channel-key-b", "store-1")
                    .as("a secret that may be real")
                    .doesNotContain("v2-secret");
        }
    }

    @Test
    void leavesWhatItDoesNotName() {
        assertThat(ContentsFile.read("{}", Contents.defaults())).isEqualTo(Contents.defaults());
        Contents contents = ContentsFile.read("{\"limits\":{\"attempts\":1}}", Contents.defaults());
        assertThat(contents.limits().wrongCodes()).isEqualTo(5);
        assertThat(contents.stores()).isEqualTo(Contents.defaults().stores());
    }

    @Test
    void allMistakesAreToldAtOnce() {
        String file = FULL.replace(
                        "\"imp_secret\": \"secret\", \"imp_code\": \"imp2\"", "\"imp_code\": \"imp12345678\"")
                .replace("\"provider\": \"inicis_unified\"", "\"provider\": \"inicis\"")
                .replace("[\"ci\"]", "[\"ci\", \"name\"]")
                .replace("\"merchant\": \"imp12345678\"", "\"merchant\": \"imp9\"")
                .replace("\"LIVE\"", "\"REAL\"")
                .replace("channel-key-d", "channel-key-c")
                .replace("\"attempts\": 2", "\"attempts\": 0, \"attempt\": 1")
                .replace("PT30S", "30 seconds")
                .replace("400", "404");
        assertThat(mistakes(file))
                .extracting(Mistake::place)
                .containsExactly(
                        "merchants[0].channels[1].provider",
                        "merchants[1].imp_secret",
                        "merchants[1].imp_code",
                        "merchants[1].channels[0].add_ons[1]",
                        "stores[0].merchant",
                        "stores[0].channels[0].type",
                        "stores[0].channels[1].key",
                        "limits.attempt",
                        "limits.attempts",
                        "limits.code_life",
                        "v1.refused_code_status");
    }

    @Test
    void mistakesAreToldInBothLanguagesWithoutValues() {
        Mistake mistake = mistakes("{\"merchants\":[{\"imp_key\":\"k\",\"imp_secret\":[\"geheim\"],\"imp_code\":\"c\","
                        + "\"channels\":[{\"key\":\"a\",\"provider\":\"danal\",\"mid\":\"m\"}]}]}")
                .get(0);
        assertThat(mistake).hasToString("merchants[0].imp_secret: not usable (expected: text)");
        assertThat(mistake.inKorean()).isEqualTo("merchants[0].imp_secret: 쓸 수 없는 값입니다 (필요한 값: 문자열)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | line 1",
                "'' | line 1, column 1",
                "{\"limits\":} | line 1, column 11",
                "{\"v1\":{},\"v1\":{}} | line 1, column 10"
            })
    void whatIsNoJsonIsFoundByItsLine(String file, String place) {
        assertThat(mistakes(file)).extracting(Mistake::place).containsExactly(place);
    }

    @Test
    void theLineIsTheAuthors() {
        assertThat(mistakes("{\n  \"limits\": {\n    \"attempts\": two\n  }\n}"))
                .extracting(Mistake::place)
                .containsExactly("line 3, column 17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"merchants\":[]}",
                "{\"merchants\":{}}",
                "{\"merchants\":[7]}",
                "{\"merchants\":\"x\"}",
                "{\"stores\":[{}]}",
                "{\"stores\":[{\"id\":7,\"api_secret\":\" \",\"channels\":[[]]}]}",
                "{\"limits\":7}",
                "{\"limits\":{\"attempts\":1.5,\"code_life\":\"PT-1S\"}}",
                "{\"limits\":{\"code_life\":\"P9999999D\"}}",
                "{\"limits\":{\"attempts\":99999999999999999999}}",
                "{\"v1\":[]}"
            })
    void nothingUnusableIsPassedOver(String file) {
        assertThatThrownBy(() -> ContentsFile.read(file, Contents.defaults()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("expected: ");
    }

    private static List<Mistake> mistakes(String file) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> ContentsFile.read(file, Contents.defaults()))
                .mistakes();
    }
}
