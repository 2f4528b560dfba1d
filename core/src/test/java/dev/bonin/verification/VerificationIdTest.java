package dev.bonin.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationIdTest {
    private static final String ID = "0mw3k9x2a0123456789abcdefghijklm";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0MW3K9X2A0123456789ABCDEFGHIJKLM",
                " 0mw3k9x2a0123456789abcdefghijklm\n",
                "0mw3k9x2-a0123456789abcdefghijklm",
                "０mw3k9x2a0123456789abcdefghijklｍ"
            })
    void resemblesAnIdInAnotherSpellingAndIsNone(String text) {
        assertThat(VerificationId.resembled(text)).contains(new VerificationId(ID));
        assertThat(VerificationId.tryParse(text)).isEmpty();
    }

    @Test
    void resemblesItself() {
        assertThat(VerificationId.resembled(ID)).contains(new VerificationId(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ORD20180131-0000011", "0mw3k9x2a0123456789abcdefghijklmn"})
    void resemblesNone(String text) {
        assertThat(VerificationId.resembled(text)).isEmpty();
    }
}
