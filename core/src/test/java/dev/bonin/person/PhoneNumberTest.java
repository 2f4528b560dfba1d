package dev.bonin.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One line is one number, however it is spelled. */
class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "01000000001, 01000000001",
        "010-0000-0001, 01000000001",
        "010 0000 0001, 01000000001",
        "010.0000.0001, 01000000001",
        "+821000000001, 01000000001",
        "+82 10-0000-0001, 01000000001",
        "+82 (0)10-0000-0001, 01000000001",
        "0082 10 0000 0001, 01000000001",
        "821000000001, 01000000001",
        "０１０－００００－０００１, 01000000001",
        "0200000001, 0200000001",
        "1234, 1234",
        "14155550100, 14155550100"
    })
    void readsEverySpelling(String text, String number) {
        assertThat(PhoneNumber.tryParse(text)).contains(new PhoneNumber(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "123", "010-0000-000x", "+1 415 555 0100", "1234567890123456", "홍길동"})
    void readsNothingElse(String text) {
        assertThat(PhoneNumber.tryParse(text)).isEmpty();
    }
}
