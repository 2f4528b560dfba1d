package dev.bonin.verification;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.ceremony.PolicyFinishBench;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import dev.bonin.policy.UnusablePolicyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** F11: what the start of a request asks for besides its purpose. */
class RequestedTermsTest extends PolicyFinishBench {
    @Nested
    class AForm {
        @Test
        void passesWhereItIsThePersonsHoweverItWasTyped() {
            accepted(typed(Map.of(IdentityValue.NAME, "홍 길동", IdentityValue.BIRTHDAY, "1990.05.05")));
        }

        @Test
        void failsWhereOneValueIsAnothers() {
            var refused = refused(typed(Map.of(IdentityValue.NAME, "홍길순", IdentityValue.BIRTHDAY, "1990-05-05")));

            assertThat(refused.code()).isEqualTo("form_mismatch");
        }

        @Test
        void isMissedWhereNothingWasTyped() {
            assertThat(refused(verified("form", "adult")).code()).isEqualTo("form_missing");
        }

        @Test
        void isKeptSoThatNobodyCanReadIt() {
            var form = new TypedForm(Map.of(IdentityValue.NAME, "홍길동"));

            var started = verifications.start(
                    "form", new RequestedTerms(Optional.empty(), List.of(), Optional.of(form)), Optional.empty());
            var other = verifications.start(
                    "form", new RequestedTerms(Optional.empty(), List.of(), Optional.of(form)), Optional.empty());

            var kept =
                    bench.store.find(started.id()).orElseThrow().terms().form().orElseThrow();
            assertThat(kept).matches("name=[0-9a-f]{8}:[^;]+").doesNotContain("홍길동");
            assertThat(bench.store.find(other.id()).orElseThrow().terms().form())
                    .as("nobody can follow a name from one request to another")
                    .isPresent()
                    .isNotEqualTo(Optional.of(kept));
        }

        private Outcome typed(Map<IdentityValue, String> values) {
            var wish = new RequestedTerms(Optional.empty(), List.of(), Optional.of(new TypedForm(values)));
            var started = verifications.start("form", wish, Optional.empty());
            return finish(started, certified(started, "adult"));
        }
    }

    @Nested
    class AddedPolicies {
        @Test
        void decideBesidesThePurposesOwn() {
            var started =
                    verifications.start("adult_check", wish("minimum_age:60", "youth_protection"), Optional.empty());

            var refused = refused(finish(started, certified(started, "adult")));

            assertThat(refused.judgement().decisions())
                    .extracting(decision -> decision.policy())
                    .containsExactly("youth_protection", "minimum_age:60");
        }

        @Test
        void thatThereAreNotAreRefusedAtTheStart() {
            assertThatExceptionOfType(UnusablePolicyException.class)
                    .isThrownBy(() -> verifications.start("adult_check", wish("no_such"), Optional.empty()));
        }

        @Test
        void thatAskForPeopleAreRefusedWhereThePurposeKeepsNobody() {
            assertThatExceptionOfType(UnusablePolicyException.class)
                    .isThrownBy(() -> verifications.start("adult_check", wish("not_banned"), Optional.empty()));
        }

        private RequestedTerms wish(String... names) {
            return new RequestedTerms(Optional.empty(), List.of(names), Optional.empty());
        }
    }
}
