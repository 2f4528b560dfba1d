package dev.bonin.policy;

import static dev.bonin.person.IdentityValue.BIRTHDAY;
import static dev.bonin.person.IdentityValue.NAME;
import static dev.bonin.person.IdentityValue.PHONE;
import static dev.bonin.policy.Situation.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.policy.Circumstances.FormComparison;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormMatchTest {
    private static final String ALL = "form_match:name+birthday+phone";

    @Test
    void passesWhatWasTypedAsItWasCertified() {
        assertThat(verified()
                        .form(form(Set.of(NAME, BIRTHDAY, PHONE), Set.of(NAME, BIRTHDAY, PHONE)))
                        .judgedBy(ALL))
                .isEqualTo(Verdict.pass());
    }

    @Test
    void failsWhereOneOfThemDiffers() {
        for (var others : List.of(
                Set.of(NAME, BIRTHDAY), Set.of(NAME, PHONE), Set.of(BIRTHDAY, PHONE), Set.<IdentityValue>of())) {
            assertThat(verified()
                            .form(form(Set.of(NAME, BIRTHDAY, PHONE), others))
                            .judgedBy(ALL))
                    .isEqualTo(Verdict.fail("form_mismatch"));
        }
    }

    @Test
    void looksAtNoOtherValues() {
        var nameAlone = verified().form(form(Set.of(NAME, BIRTHDAY), Set.of(NAME)));

        assertThat(nameAlone.judgedBy("form_match:name")).isEqualTo(Verdict.pass());
        assertThat(nameAlone.judgedBy("form_match:birthday")).isEqualTo(Verdict.fail("form_mismatch"));
        assertThat(nameAlone.judgedBy("form_match:birthday+name")).isEqualTo(Verdict.fail("form_mismatch"));
    }

    @Test
    void missesWhatWasNotTyped() {
        assertThat(verified().judgedBy(ALL)).isEqualTo(Verdict.unavailable("form_missing"));
        assertThat(verified()
                        .form(form(Set.of(NAME, BIRTHDAY), Set.of(NAME, BIRTHDAY)))
                        .judgedBy(ALL))
                .isEqualTo(Verdict.unavailable("form_missing"));
    }

    @Test
    void comparesWithNothingThatNobodyVouchesFor() {
        var typed = form(Set.of(NAME, BIRTHDAY, PHONE), Set.of(NAME, BIRTHDAY, PHONE));
        var name = Assured.verified(new PersonName("홍길동"));
        var noPhone = verified().called(name, Assured.absent()).form(typed);
        var typedPhone = verified()
                .called(name, Assured.selfAsserted(new PhoneNumber("01000001111")))
                .form(typed);
        var shortPhone = verified()
                .called(name, Assured.verified(new PhoneNumber("1111")))
                .form(typed);

        for (var situation : List.of(noPhone, typedPhone, shortPhone)) {
            assertThat(situation.judgedBy(ALL)).isEqualTo(Verdict.unavailable("value_unverified"));
            assertThat(situation.judgedBy("form_match:name+birthday")).isEqualTo(Verdict.pass());
        }
    }

    @Test
    void needsWhatItCompares() {
        var catalog = new PolicyCatalog(List.of());

        assertThat(catalog.policy(ALL).needs()).containsExactlyInAnyOrder(NAME, BIRTHDAY, PHONE);
        assertThat(catalog.policy("form_match:phone").needs()).containsExactly(PHONE);
        assertThat(catalog.policy("form_match:phone").name()).isEqualTo("form_match:phone");
        assertThat(catalog.policy("form_match:phone").needsStanding()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form_match",
                "form_match:ci",
                "form_match:gender",
                "form_match:name+name",
                "form_match:name+",
                "form_match:name+carrier"
            })
    void refusesAnArgumentThatIsNone(String name) {
        assertThatThrownBy(() -> new PolicyCatalog(List.of()).policy(name))
                .isInstanceOf(UnusablePolicyException.class)
                .hasMessage("policy: " + name
                        + " (expected: some of name, birthday and phone, each once, such as form_match:name+phone)");
    }

    private static Situation verified() {
        return Situation.at(NOON)
                .born(Assured.verified(new BirthDate(LocalDate.of(1990, 5, 5))))
                .called(Assured.verified(new PersonName("홍길동")), Assured.verified(new PhoneNumber("01000001111")));
    }

    private static FormComparison form(Set<IdentityValue> typed, Set<IdentityValue> equal) {
        return new FormComparison(typed, equal);
    }
}
