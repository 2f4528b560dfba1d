package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Aliases;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and servers written from PortOne's samples of all years work with their host names changed. */
class PublicSamplesTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Caller caller = new Caller(sandbox);

    @Nested
    class Names {

        @Test
        void theKeyOfOldSamplesIsOneOfTheDefaultMerchant() {
            String impUid = sandbox.certify("adult");
            JsonObject old = Caller.credentials(sandbox.merchant()).with("imp_key", "imp_apiKey");
            HttpResponse<String> answer = caller.postJson("/users/getToken", old.print());
            assertThat(answer.statusCode()).isEqualTo(200);
            String token = payload(answer).findString("access_token").orElseThrow();
            assertThat(token).isEqualTo(caller.token());
            assertThat(caller.get("/certifications/" + impUid, "Authorization", token)
                            .statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"imp00000000", "iamport", "imp10391932", "imp19424728"})
        void theCodesOfSamplesAreThoseOfTheDefaultMerchant(String code) {
            String impUid = sandbox.certify(CertificationOrder.of("adult").atMerchant(code));
            assertThat(caller.certification(impUid).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"inicis_unified.MIIiasTest", "inicis_unified", "inicis_unified.MIIsandbox"})
        void theProviderMayBeNamedByThePublicTestMid(String pg) {
            String impUid = sandbox.certify(CertificationOrder.of("adult").throughChannel(pg));
            assertThat(payload(caller.certification(impUid)).findString("pg_provider"))
                    .contains("inicis_unified");
        }

        @Test
        void aMidOfNobodyIsUnknown() {
            assertThatThrownBy(() ->
                            sandbox.certify(CertificationOrder.of("adult").throughChannel("inicis_unified.MIIother")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("channel: inicis_unified.MIIother");
        }

        @Test
        void noTwoMerchantsAnswerToOneName() {
            List<Channel> channels = List.of(new Channel("c", Provider.DANAL, "M", Set.of()));
            Merchant second =
                    new Merchant("second", "secret", "imp2", channels, new Aliases(Set.of(), Set.of("iamport")), null);
            assertThatThrownBy(() -> SandboxConfig.defaults().withMerchants(List.of(Merchant.example(), second)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("merchant: imp2");
        }
    }

    @Nested
    class Scripts {

        @ParameterizedTest
        @ValueSource(strings = {"1.1.4", "1.1.5", "1.1.6", "1.1.7", "1.1.8", "1.1.9", "1.2.0"})
        void haveTheirOldNames(String version) {
            assertThat(caller.get("/js/iamport.payment-" + version + ".js").body())
                    .isEqualTo(caller.get("/v1/iamport.js").body())
                    .contains("agency");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"iamport.payment-1.1.3.js", "iamport.payment-1.2.1.js", "x", "..%2Fwindow.css", "iamport.js"
                })
        void haveNoOthers(String name) {
            assertThat(caller.get("/js/" + name).statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class SubMerchants {
        private final String impUid =
                sandbox.certify(CertificationOrder.of("adult").ofTier("ABC"));

        @Test
        void areReadWithTheirTier() {
            assertThat(get("ABC").statusCode()).isEqualTo(200);
            assertThat(get("ABD").statusCode()).isEqualTo(404);
            assertThat(caller.certification(impUid).statusCode()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc", "ABCD", " "})
        void haveThreeUpperCaseLettersOrDigits(String tier) {
            HttpResponse<String> refused = get(tier);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).findString("message").orElseThrow()).startsWith("Tier: ");
        }

        @Test
        void canBeOrderedOverHttp() {
            HttpResponse<String> made =
                    caller.postJson("/sandbox/certifications", "{\"persona\":\"adult\",\"tier\":\"A01\"}");
            String other = json(made).findString("imp_uid").orElseThrow();
            assertThat(caller.get("/certifications/" + other, "Authorization", caller.token(), "Tier", "A01")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.postJson("/sandbox/certifications", "{\"persona\":\"adult\",\"tier\":\"A\"}")
                            .statusCode())
                    .isEqualTo(400);
        }

        private HttpResponse<String> get(String tier) {
            return caller.get("/certifications/" + impUid, "Authorization", caller.token(), "Tier", tier);
        }
    }

    @Nested
    class Answers {

        @Test
        void areEscapedAsRecordedOnes() {
            String impUid = sandbox.certify(CertificationOrder.of("adult").withOrigin("https://shop.example/join"));
            assertThat(caller.certification(impUid).body())
                    .contains("\"name\":\"\\ud64d\\uae38\\ub3d9\"", "\"origin\":\"https:\\/\\/shop.example\\/join\"")
                    .isASCII();
        }

        @Test
        void ofErrorsAreEscapedToo() {
            assertThat(caller.certification("imp_000000000000").body())
                    .startsWith("{\"code\":-1,\"message\":\"\\uc778\\uc99d")
                    .isASCII();
        }

        @Test
        void areUnescapedIfWanted() {
            try (Sandbox plain = Sandbox.start(
                    SandboxConfig.defaults().withAnswers(AnswerStyle.defaults().withEscaped(false)))) {
                assertThat(new Caller(plain)
                                .certification(plain.certify("adult"))
                                .body())
                        .contains("\"name\":\"홍길동\"");
            }
        }
    }

    @Nested
    class FormsLabelledAsJson {

        @Test
        void areRefusedByNameAsAJsonParserDoes() {
            HttpResponse<String> refused = caller.postJson("/users/getToken", "imp_key=imp_apikey&imp_secret=x");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).findString("message").orElseThrow()).startsWith("body: a form labelled as JSON");
        }
    }
}
