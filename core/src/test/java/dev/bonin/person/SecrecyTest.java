package dev.bonin.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's values do not print themselves. */
class SecrecyTest {
    private static final String CI = "c".repeat(86) + "==";

    static Stream<Object> valuesOfAPerson() {
        var name = new PersonName("홍길동");
        return Stream.of(
                name,
                new PhoneNumber("01000001234"),
                new BirthDate(LocalDate.of(1990, 5, 5)),
                new Ci(CI),
                new Di(CI),
                Assured.verified(name),
                Assured.selfAsserted(name),
                identity(name));
    }

    @ParameterizedTest
    @MethodSource("valuesOfAPerson")
    void saysThatThereIsAValueAndNotWhich(Object value) {
        assertThat(value.toString()).isNotBlank().doesNotContain("홍", "0000", "1990", "ccc");
        assertThat(String.valueOf(value.hashCode())).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "010-1234-5678", "abc", "123", "0123456789012345", "+821012345678"})
    void refusesNumbersThatAreNoneWithoutRepeatingThem(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(number))
                .withMessageNotContaining("1234");
    }

    @Test
    void refusesBlanksForValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ci(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Di(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(""));
    }

    @Test
    void countsAsVerifiedOnlyWhatAnAgencyVouchesFor() {
        assertThat(Assured.verified("x").verified()).contains("x");
        assertThat(Assured.selfAsserted("x").verified()).isEmpty();
        assertThat(Assured.selfAsserted("x").value()).contains("x");
        assertThat(Assured.<String>absent().value()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Assured<>("x", Assurance.ABSENT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Assured<String>(null, Assurance.VERIFIED));
    }

    private static Identity identity(PersonName name) {
        return new Identity(
                Assured.verified(name),
                Assured.verified(new BirthDate(LocalDate.of(1990, 5, 5))),
                Assured.verified(Gender.MALE),
                Assured.verified(false),
                Assured.verified(new PhoneNumber("01000001234")),
                Assured.verified(Carrier.SKT),
                Assured.verified(new Ci(CI)),
                Assured.verified(new Di(CI)));
    }
}
