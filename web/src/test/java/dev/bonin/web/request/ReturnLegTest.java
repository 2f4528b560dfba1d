package dev.bonin.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.web.problem.BadInputException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnLegTest {
    @ParameterizedTest
    @ValueSource(strings = {"error_msg=100%", "error_msg=50%ZZ", "pg=%", "%=1", "%zz", "error_msg=%B9"})
    void mindsNoPercentSignInWhatNobodyUses(String unused) {
        assertThat(ReturnLeg.parse(unused + "&imp_uid=imp_1&merchant_uid=m&success=true"))
                .isEqualTo(new ReturnLeg("imp_1", Optional.of("m"), false));
        assertThat(ReturnLeg.parse("success=false&" + unused).cancelled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imp_uid=%", "merchant_uid=%zz", "success=%", "imp_success=%2", "imp_uid=1&imp_uid=%"})
    void refusesItInWhatDecides(String query) {
        assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> ReturnLeg.parse(query));
    }
}
