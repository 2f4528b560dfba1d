package dev.bonin.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Binding;
import dev.bonin.web.problem.BadInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnLegTest {
    @ParameterizedTest
    @ValueSource(strings = {"error_msg=100%", "error_msg=50%ZZ", "pg=%", "%=1", "%zz", "error_msg=%B9"})
    void mindsNoPercentSignInWhatNobodyUses(String unused) {
        assertThat(ReturnLeg.parse(unused + "&imp_uid=imp_1&merchant_uid=m&success=true"))
                .isEqualTo(new ReturnLeg(
                        Optional.of(new SentEvidence(PortOneApi.V1, "imp_1", Optional.of("m"))), Optional.empty()));
        assertThat(ReturnLeg.parse("success=false&" + unused).refusal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imp_uid=%",
                "imp_uid=1&merchant_uid=%zz",
                "success=%",
                "imp_success=%2",
                "imp_uid=1&imp_uid=%",
                "identityVerificationId=%"
            })
    void refusesItInWhatDecides(String query) {
        assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> ReturnLeg.parse(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identityVerificationId", "identity_verification_id"})
    void readsTheIdOfV2(String name) {
        var leg = ReturnLeg.parse(
                name + "=id1&identityVerificationTxId=tx1&transactionType=IDENTITY_VERIFICATION&message=50%");

        assertThat(leg)
                .isEqualTo(new ReturnLeg(
                        Optional.of(new SentEvidence(PortOneApi.V2, "id1", Optional.empty())), Optional.empty()));
        assertThat(leg.evidence(Binding.REQUIRED).id()).isEqualTo("id1");
    }

    /** PortOne's guide: whatever the code is, and whatever else is there. */
    @ParameterizedTest
    @ValueSource(strings = {"code=FAILURE_TYPE_PG&message=x", "code=", "code=%", "code=a&code=b"})
    void takesACodeOfV2ForANo(String no) {
        assertThat(ReturnLeg.parse("identityVerificationId=id1&" + no).refusal())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "code= | true | -",
                "code=FAILURE_TYPE_PG&message=Cancelled | true | -",
                "code=FAILURE_TYPE_PG&message=x&pgMessage=%EC%B7%A8%EC%86%8C | true | -",
                "code=USER_CANCEL | true | -",
                "code=FAILURE_TYPE_PG&message=x | false | FAILURE_TYPE_PG",
                "code=FAILURE_TYPE_PG&message=% | false | FAILURE_TYPE_PG",
                "code=Please%20call%20010 | false | -",
                "code=<b> | false | -",
                "success=false&code=FAILURE_TYPE_PG | false | FAILURE_TYPE_PG"
            })
    void tellsWhoGaveUpFromWhatFailed(String no, boolean cancelled, @Nullable String code) {
        assertThat(ReturnLeg.parse("identityVerificationId=id1&" + no).refusal())
                .contains(new WindowRefusal(cancelled, Optional.ofNullable(code)));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void passesOnNoCodeThatIsLongerThanCodesAre(int length) {
        var refusal = ReturnLeg.parse("success=false&error_code=" + "A".repeat(length))
                .refusal()
                .orElseThrow();

        assertThat(refusal.code().isPresent()).isEqualTo(length == 64);
    }

    @Test
    void takesACodeBesideAnImpUidForNothing() {
        assertThat(ReturnLeg.parse("imp_uid=imp_1&merchant_uid=m&success=true&code=x")
                        .refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imp_uid=imp_1&identityVerificationId=id1",
                "identity_verification_id=id1&identityVerificationId=id1",
                "imp_uid=imp_1&identity_verification_id=id1&success=false",
                "identityVerificationId=a&identityVerificationId=b"
            })
    void refusesSeveralIds(String query) {
        assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> ReturnLeg.parse(query));
    }
}
