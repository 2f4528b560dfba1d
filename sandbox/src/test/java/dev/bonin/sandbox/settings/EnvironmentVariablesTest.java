package dev.bonin.sandbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.Store;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables that name the first merchant and store. */
class EnvironmentVariablesTest {
    private static final Map<String, String> OWN = Map.of(
            "BONIN_SANDBOX_IMP_KEY", "my-key",
            "BONIN_SANDBOX_IMP_SECRET", "my-secret",
            "BONIN_SANDBOX_IMP_CODE", "iamport",
            "BONIN_SANDBOX_STORE_ID", "my-store",
            "BONIN_SANDBOX_API_SECRET", "my-v2-secret",
            "BONIN_SANDBOX_CHANNELS", "my-kcp=kcp_v2.S9, my-danal=danal");

    @Test
    void nameTheFirstMerchantAndStore() {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withEnvironment(OWN))) {
            Caller caller = new Caller(sandbox);
            String impUid = sandbox.certify(
                    CertificationOrder.of("adult").atMerchant("iamport").throughChannel("my-danal"));
            assertThat(sandbox.merchant().impKey()).isEqualTo("my-key");
            assertThat(caller.certification(impUid).statusCode()).isEqualTo(200);
            sandbox.verify(IdentityVerificationOrder.of("adult").withId("mine").throughChannel("my-kcp"));
            for (String id : List.of("mine", impUid)) {
                assertThat(caller.get("/identity-verifications/" + id, "Authorization", "PortOne my-v2-secret")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void addChannelsBeforeTheOthers() {
        Contents contents = EnvironmentVariables.read(OWN, Contents.defaults());
        assertThat(contents.merchants().get(0).defaultChannel().mid()).isEqualTo("S9");
        assertThat(contents.stores()
                        .get(0)
                        .findChannel("my-danal")
                        .orElseThrow()
                        .contract()
                        .mid())
                .isEqualTo(Merchant.example()
                        .findChannel(Provider.DANAL)
                        .orElseThrow()
                        .mid());
        assertThat(contents.stores().get(0).channels())
                .hasSize(Store.example().channels().size() + 2);
    }

    @Test
    void changeNothingIfTheyAreEmptyOrMissing() {
        assertThat(EnvironmentVariables.read(Map.of(), Contents.defaults())).isEqualTo(Contents.defaults());
        assertThat(EnvironmentVariables.read(
                        Map.of("BONIN_SANDBOX_IMP_KEY", "", "BONIN_SANDBOX_CHANNELS", " "), Contents.defaults()))
                .isEqualTo(Contents.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "=danal", "a=nice", "a=danal.", "a=danal,", "a=danal,a=kcp_v2", "channel-key-danal=danal"})
    void ofChannelsAreRead(String channels) {
        assertThatThrownBy(() ->
                        EnvironmentVariables.read(Map.of("BONIN_SANDBOX_CHANNELS", channels), Contents.defaults()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("BONIN_SANDBOX_CHANNELS: not usable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sandbox.example.com", "sandbox.example.com:8090", "*.example.com", "a.example;b"})
    void ofHostsAreNamesWithoutAPort(String hosts) {
        assertThatThrownBy(() -> SandboxConfig.defaults()
                        .withEnvironment(Map.of("BONIN_SANDBOX_HOSTS", "ours.example.com, " + hosts)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("BONIN_SANDBOX_HOSTS: not usable (expected: names without a port");
    }

    @Test
    void mayNotBeThoseOfAnother() {
        Merchant other = new Merchant("other", "s", "imp2", Merchant.example().channels());
        Contents two = Contents.defaults().withMerchants(List.of(Merchant.example(), other));
        assertThatThrownBy(() -> EnvironmentVariables.read(
                        Map.of("BONIN_SANDBOX_IMP_KEY", "other", "BONIN_SANDBOX_IMP_CODE", "imp2"), two))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("BONIN_SANDBOX_IMP_KEY: not usable (expected: a value that no other has)\n"
                        + "BONIN_SANDBOX_IMP_CODE: not usable (expected: a value that no other has)");
    }
}
