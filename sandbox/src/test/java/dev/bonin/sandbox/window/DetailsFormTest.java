package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.SeventhDigit;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsFormTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final JsonObject GOOD = JsonObject.empty()
            .with("agency", "sms")
            .with("carrier", "KT")
            .with("consents", consents("personal", "identifier", "carrier", "service"))
            .with("name", "홍길동")
            .with("birth6", "900505")
            .with("digit7", "1")
            .with("phone", "010-0000-9999");

    @Test
    void readsWhatWasTyped() {
        assertThat(read(GOOD))
                .isEqualTo(new Details(
                        "홍길동", LocalDate.of(1990, 5, 5), SeventhDigit.ONE, "01000009999", Carrier.KT, Agency.SMS));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1990, true, false",
        "2, 1990, false, false",
        "3, 2090, true, false",
        "4, 2090, false, false",
        "5, 1990, true, true",
        "6, 1990, false, true",
        "7, 2090, true, true",
        "8, 2090, false, true"
    })
    void takesCenturyGenderAndNationalityFromTheSeventhDigit(String digit, int year, boolean male, boolean foreigner) {
        SeventhDigit read = SeventhDigit.of(digit).orElseThrow();

        assertThat(read.year(90)).isEqualTo(year);
        assertThat(read.male()).isEqualTo(male);
        assertThat(read.foreigner()).isEqualTo(foreigner);
    }

    @Test
    void findsAllFaultsAtOnceInTheOrderOfTheFields() {
        assertThat(faults(JsonObject.empty()))
                .containsExactly(
                        Map.entry("agency", "required"),
                        Map.entry("carrier", "required"),
                        Map.entry("consents", "required"),
                        Map.entry("name", "required"),
                        Map.entry("birth6", "required"),
                        Map.entry("digit7", "required"),
                        Map.entry("phone", "required"));
    }

    @ParameterizedTest
    @CsvSource({
        "name, 홍길동1, format",
        "name, <b>, format",
        "name, -, format",
        "birth6, 90050, format",
        "birth6, 90050a, format",
        "birth6, 900230, date",
        "birth6, 900001, date",
        "digit7, 9, format",
        "digit7, 0, format",
        "digit7, 11, format",
        "phone, 010-0000, format",
        "phone, 02-0000-0000, format",
        "phone, 010-1234-5678, invented",
        "phone, 011-000-0000, invented",
        "carrier, KTF, required",
        "agency, kakao, required"
    })
    void namesTheFaultOfOneField(String field, String typed, String fault) {
        assertThat(faults(GOOD.with(field, typed))).containsExactly(Map.entry(field, fault));
    }

    @Test
    void refusesWhoIsBornTomorrowButNotToday() {
        JsonObject born2000s = GOOD.with("digit7", "3");

        assertThat(faults(born2000s.with("birth6", "261124"))).containsExactly(Map.entry("birth6", "date"));
        assertThat(read(born2000s.with("birth6", "261123")).birthday()).isEqualTo(TODAY);
    }

    @Test
    void knowsLeapDaysByTheirCentury() {
        assertThat(read(GOOD.with("birth6", "000229").with("digit7", "4")).birthday())
                .isEqualTo(LocalDate.of(2000, 2, 29));
        assertThat(faults(GOOD.with("birth6", "000229").with("digit7", "2")))
                .containsExactly(Map.entry("birth6", "date"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JIN MEIHUA", "O'Neil-김", "José Ángel", " 홍길동 "})
    void takesNamesOfPeopleFromElsewhere(String name) {
        assertThat(read(GOOD.with("name", name)).name()).isEqualTo(name.strip());
    }

    @Test
    void readsFullWidthDigitsAndDecomposedHangul() {
        Details read = read(GOOD.with("phone", "０１０００００９９９９").with("name", "\u1112\u1169\u11BC길동"));

        assertThat(read.phone()).isEqualTo("01000009999");
        assertThat(read.name()).isEqualTo("홍길동");
    }

    @Test
    void asksForOneMoreConsentFromCustomersOfVirtualOperators() {
        JsonObject mvno = GOOD.with("carrier", "KT_MVNO");

        assertThat(faults(mvno)).containsExactly(Map.entry("consents", "required"));
        assertThat(read(mvno.with("consents", consents("personal", "identifier", "carrier", "service", "third_party")))
                        .carrier())
                .isEqualTo(Carrier.KT_MVNO);
    }

    @Test
    void takesOtherJsonTypesForNothing() {
        assertThat(faults(GOOD.with("name", 5).with("phone", true).with("consents", JsonNull.INSTANCE)))
                .containsOnlyKeys(Set.of("name", "phone", "consents"));
    }

    @Test
    void asksTheUnifiedWindowForAnAgencyAndNoCarrier() {
        JsonObject typed = GOOD.without(Set.of("carrier")).with("agency", "kakao");
        DetailsForm form = new DetailsForm(typed, order(Provider.INICIS_UNIFIED), TODAY);

        assertThat(form.read()).hasValueSatisfying(details -> {
            assertThat(details.agency()).isEqualTo(Agency.KAKAO);
            assertThat(details.carrier()).isNull();
        });
    }

    private static JsonArray consents(String... given) {
        return JsonArray.ofStrings(Stream.of(given));
    }

    private static WindowOrder order(Provider provider) {
        return WindowOrder.of(channel(provider), new ReturnPath.ToAddress("https://shop.example/done"));
    }

    private static Details read(JsonObject typed) {
        return new DetailsForm(typed, order(Provider.DANAL), TODAY).read().orElseThrow();
    }

    private static Map<String, String> faults(JsonObject typed) {
        DetailsForm form = new DetailsForm(typed, order(Provider.DANAL), TODAY);
        assertThat(form.read()).isEmpty();
        return form.complaint().fields();
    }

    private static Channel channel(Provider provider) {
        return Merchant.example().findChannel(provider).orElseThrow();
    }
}
