package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several attempts with one id. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkAttemptsTest {
    @AutoClose
    private final SdkCaller sdk = new SdkCaller();

    @BeforeEach
    void forget() {
        sdk.forget();
    }

    @Test
    void countsOnlyTheLatestOfTwoOpenWindows() {
        String earlier = sdk.window("");
        String later = sdk.window("");
        sdk.quick(earlier, "adult");
        assertThat(sdk.status()).isEqualTo("READY");

        sdk.quick(later, "mvno");
        assertThat(sdk.status()).isEqualTo("VERIFIED");
    }

    @Test
    void doesNotFailTheLatestByCancellingAnEarlierOne() {
        String earlier = sdk.window("");
        sdk.window("");
        sdk.caller.postJson(earlier + "/cancel", "{}");

        assertThat(sdk.status()).isEqualTo("READY");
    }

    @Test
    void beginsAnewAfterAFailure() {
        sdk.quick(sdk.window(""), "always-fails");
        assertThat(sdk.status()).isEqualTo("FAILED");
        String again = sdk.window("");
        assertThat(sdk.status()).isEqualTo("READY");
        sdk.quick(again, "adult");
        assertThat(sdk.status()).isEqualTo("VERIFIED");
    }

    @Test
    void isRefusedForAnIdThatIsVerifiedOnV1OrV2() {
        sdk.sandbox.verify(IdentityVerificationOrder.of("adult").withId("order1"));
        String impUid = sdk.sandbox.certify("adult");

        SdkCaller.assertRefused(sdk.call(SdkCaller.request("")), 409, "IdentityVerificationAlreadyVerified");
        SdkCaller.assertRefused(
                sdk.call(SdkCaller.request("").replace("order1", impUid)), 409, "IdentityVerificationAlreadyVerified");
    }

    @Test
    void endsAfterFifteenMinutesOfTheSandboxsClock() {
        String window = sdk.window("");
        sdk.caller.postJson("/sandbox/clock", "{\"advance\":\"PT15M\"}");

        assertThat(sdk.caller.get(window + "/state").body())
                .contains("\"code\":\"FAILURE_TYPE_PG\"")
                .contains("\"pgCode\":\"4901\"");
        assertThat(sdk.status()).isEqualTo("FAILED");
    }

    @Test
    void mayFollowAnOrderOfTheControlApi() {
        sdk.sandbox.verify(
                IdentityVerificationOrder.of("adult").withId("order1").in(IdentityStatus.READY));

        sdk.quick(sdk.window(""), "adult");
        assertThat(sdk.status()).isEqualTo("VERIFIED");
    }
}
