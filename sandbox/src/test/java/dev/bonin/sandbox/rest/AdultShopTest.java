package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Provider;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agencies of the unified service refuse shops that sell what minors may not buy. */
class AdultShopTest {
    private static final String CHANNEL = "channel-key-sandbox-inicis-adult";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Caller caller = new Caller(sandbox);

    @ParameterizedTest
    @EnumSource(
            value = Agency.class,
            names = {"PASS", "NAVER", "KAKAO", "TOSS", "SHINHAN", "KB", "SAMSUNG_PASS"})
    void mostAgenciesRefuse(Agency agency) {
        CertificationOrder order =
                CertificationOrder.of("adult").throughChannel(CHANNEL).checkedBy(agency);
        assertThatThrownBy(() -> sandbox.certify(order))
                .hasMessage("agency: " + agency.code() + " (expected: one of payco, financial_certificate)");
        IdentityVerificationOrder ofV2 = IdentityVerificationOrder.of("adult")
                .throughChannel("channel-key-inicis-adult")
                .checkedBy(agency);
        assertThatThrownBy(() -> sandbox.verify(ofV2)).hasMessageStartingWith("agency: " + agency.code());
    }

    @Test
    void theOthersVerify() {
        String impUid = sandbox.certify(
                CertificationOrder.of("adult").throughChannel(CHANNEL).checkedBy(Agency.FINANCIAL_CERTIFICATE));
        assertThat(payload(caller.certification(impUid)).findString("name")).contains("홍길동");
    }

    @Test
    void aPersonaOfAnAgencyThatRefusesUsesAnother() {
        String impUid = sandbox.certify(CertificationOrder.of("no-ci").throughChannel(CHANNEL));
        assertThat(payload(caller.certification(impUid))
                        .findString("unique_key")
                        .orElseThrow())
                .hasSize(88);
    }

    @Test
    void carriersVerifyForEveryShop() {
        Channel danal = new Channel("k", Provider.DANAL, "M", Set.of(), true);
        assertThat(danal.agencies()).containsExactly(Agency.SMS, Agency.PASS);
    }
}
