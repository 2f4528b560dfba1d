package dev.bonin.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "홍길동, 홍*동",
        "이산, 이*",
        "남궁민수, 남**수",
        "황보혜정희, 황***희",
        "별, *",
        "' 홍길동 ', 홍*동",
        "JIN MEIHUA, JIN ******",
        "Kim, Ki*",
        "Jo, J*",
        "Élodie, Élod**",
        "山田太郎, 山**郎",
        "𠮷野家, 𠮷*家",
        "X, *",
        "\u1112\u1169\u11BC\u1100\u1175\u11AF\u1103\u1169\u11BC, 홍*동",
    })
    void showsOfANameWhatItsOwnerRecognises(String name, String masked) {
        assertThat(Masking.name(new PersonName(name))).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "01000005678, 010-****-5678",
        "0100005678, 010-***-5678",
        "01012345, ******45",
        "1234, **34",
        "821000005678, 821-*****-5678",
    })
    void showsOfANumberTheLastFourDigits(String phone, String masked) {
        assertThat(Masking.phone(new PhoneNumber(phone))).isEqualTo(masked);
    }

    @Test
    void showsOfABirthdayTheYear() {
        assertThat(Masking.birthday(new BirthDate(LocalDate.of(1990, 5, 5)))).isEqualTo("1990-**-**");
    }

    @Test
    void showsNothingWhereThereIsNothing() {
        var nobody = Identity.nothing();

        assertThat(Masking.mask(nobody)).isEqualTo(new Masking.MaskedPerson(null, null, null));
    }
}
