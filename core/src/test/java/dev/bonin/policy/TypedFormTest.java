package dev.bonin.policy;

import static dev.bonin.person.IdentityValue.BIRTHDAY;
import static dev.bonin.person.IdentityValue.NAME;
import static dev.bonin.person.IdentityValue.PHONE;
import static dev.bonin.policy.Situation.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedFormTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "홍길동, 홍길동",
                "홍 길동, 홍길동",
                "\" 홍　길 동\u00A0\", 홍길동",
                "\u1112\u1169\u11BC길동, 홍길동",
                "홍\u200B길동, 홍길동",
                "\"홍\t길동\n\", 홍길동",
                "남궁·수, 남궁수",
                "남궁ㆍ수, 남궁수",
                "Jin  Meihua, JINMEIHUA",
                "JIN-MEIHUA, JINMEIHUA",
                "jin meihua, JINMEIHUA",
                "ｊｉｎ ｍｅｉｈｕａ, JINMEIHUA",
                "Jin.Meihua, JINMEIHUA",
                "O'Brien Sinead, OBRIENSINEAD",
                "O’Brien Sinead, OBRIENSINEAD",
                "O`Brien Sine\u0301ad, OBRIENSINÉAD",
                "Anne–Marie, ANNEMARIE",
                "Groß, GROSS",
                "\u0149guyen, NGUYEN",
                "김\u00B4수, 김수",
                "李小龍, 李小龍",
                "1, 1",
            })
    void writesNamesInOneWay(String typed, String name) {
        assertThat(new TypedForm(Map.of(NAME, typed)).values()).containsExactly(Map.entry(NAME, name));
        assertThat(certifiedName(typed)).isEqualTo(Map.of(NAME, name));
        assertThat(certifiedName(name)).isEqualTo(Map.of(NAME, name));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"홍길동, 홍길순", "홍길동, 홍길", "JIN, JUN", "JOSE, JOSÉ", "김미화, JINMEIHUA"})
    void keepsNamesApartThatDiffer(String one, String other) {
        assertThat(new TypedForm(Map.of(NAME, one))).isNotEqualTo(new TypedForm(Map.of(NAME, other)));
    }

    @Test
    void writesLatinLettersAlikeUnderATurkishMachine() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(new TypedForm(Map.of(NAME, "jin"))).isEqualTo(new TypedForm(Map.of(NAME, "JIN")));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesEveryLetterForGood() {
        var changing = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(letter -> Character.getType(letter) != Character.SURROGATE)
                .mapToObj(letter -> "가" + Character.toString(letter) + "나")
                .flatMap(name -> ComparableText.name(name).stream())
                .filter(once -> !ComparableText.name(once).equals(Optional.of(once)));

        assertThat(changing).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2007-11-23,    2007-11-23",
        "20071123,      2007-11-23",
        "2007.11.23,    2007-11-23",
        "2007/11/23,    2007-11-23",
        "' 2007-11-23 ', 2007-11-23",
        "２００７１１２３, 2007-11-23",
        "2008-02-29,    2008-02-29",
        "1899-12-31,    1899-12-31",
    })
    void writesBirthdaysInOneWay(String typed, String day) {
        assertThat(new TypedForm(Map.of(BIRTHDAY, typed)).values()).containsExactly(Map.entry(BIRTHDAY, day));
        assertThat(TypedForm.certified(Situation.at(NOON)
                        .born(Assured.verified(new BirthDate(LocalDate.parse(day))))
                        .identity()))
                .isEqualTo(Map.of(BIRTHDAY, day));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                " ",
                "2007",
                "071123",
                "2007-11-24T00:00",
                "2007-1123",
                "2007-11.23",
                "2007-13-01",
                "2007-00-01",
                "2007-02-29",
                "2008-02-30",
                "0000-00-00",
                "2007--11-23",
                "2007 11 23",
                "x2007-11-23",
                "2007-11-23x",
                "٢٠٠٧١١٢٣"
            })
    void refusesWhatIsNoDay(String typed) {
        assertThatThrownBy(() -> new TypedForm(Map.of(BIRTHDAY, typed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("birthday: invalid (expected: a day, such as 2007-11-23)");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "01000001111,          01000001111",
        "010-0000-1111,        01000001111",
        "010 0000 1111,        01000001111",
        "010.0000.1111,        01000001111",
        "(010) 0000-1111,      01000001111",
        "+82 10-0000-1111,     01000001111",
        "+82-(0)10-0000-1111,  01000001111",
        "+82 010 0000 1111,    01000001111",
        "0082 10 0000 1111,    01000001111",
        "821000001111,         01000001111",
        "０１０－００００－１１１１, 01000001111",
        "＋82 10 0000 1111,     01000001111",
        "011-000-0000,         0110000000",
        "02-000-1111,          020001111",
    })
    void writesPhoneNumbersInOneWay(String typed, String number) {
        assertThat(new TypedForm(Map.of(PHONE, typed)).values()).containsExactly(Map.entry(PHONE, number));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                "-",
                "010",
                "02000011",
                "010000011111",
                "1000001111",
                "+1 650 000 1111",
                "+82 00 0000 1111",
                "+82",
                "010-0000-111a",
                "010-0000-1111#2",
                "010+00001111",
                "+010-0000-1111",
                "٠١٠٠٠٠٠١١١١"
            })
    void refusesWhatIsNoNumber(String typed) {
        assertThatThrownBy(() -> new TypedForm(Map.of(PHONE, typed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("phone: invalid (expected: a Korean number, such as 010-0000-1111)");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", " ", "-", ".'", "\u00A0\u3000"})
    void refusesWhatIsNoName(String typed) {
        assertThatThrownBy(() -> new TypedForm(Map.of(NAME, typed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: invalid (expected: letters)");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NAME", "BIRTHDAY", "PHONE"})
    void takesNoOtherValues(IdentityValue value) {
        assertThatThrownBy(() -> new TypedForm(Map.of(value, "SKT")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(value.code() + ": not comparable (expected: name, birthday or phone)");
    }

    @Test
    void takesAtMost100Characters() {
        assertThat(new TypedForm(Map.of(NAME, "a".repeat(100))).values()).containsEntry(NAME, "A".repeat(100));
        assertThatThrownBy(() -> new TypedForm(Map.of(NAME, "a".repeat(101))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: too long (expected: at most 100 characters)");
    }

    @Test
    void comparesOnlyWhatAnAgencyVouchesFor() {
        var situation = Situation.at(NOON)
                .born(Assured.selfAsserted(new BirthDate(LocalDate.of(1990, 5, 5))))
                .called(
                        Assured.selfAsserted(new PersonName("홍길동")),
                        Assured.selfAsserted(new PhoneNumber("01000001111")));

        assertThat(TypedForm.certified(situation.identity())).isEmpty();
        assertThat(TypedForm.certified(Identity.nothing())).isEmpty();
    }

    @Test
    void leavesOutCertifiedNumbersThatNobodyCanType() {
        var situation = Situation.at(NOON)
                .called(Assured.verified(new PersonName("-")), Assured.verified(new PhoneNumber("1111")));

        assertThat(TypedForm.certified(situation.identity())).isEmpty();
        assertThat(TypedForm.certified(situation
                        .called(Assured.absent(), Assured.verified(new PhoneNumber("821000001111")))
                        .identity()))
                .isEqualTo(Map.of(PHONE, "01000001111"));
    }

    @Test
    void printsNothingOfIt() {
        assertThat(new TypedForm(Map.of(NAME, "홍길동"))).hasToString("TypedForm[hidden]");
    }

    private static Map<IdentityValue, String> certifiedName(String name) {
        return TypedForm.certified(Situation.at(NOON)
                .called(Assured.verified(new PersonName(name)), Assured.absent())
                .identity());
    }
}
