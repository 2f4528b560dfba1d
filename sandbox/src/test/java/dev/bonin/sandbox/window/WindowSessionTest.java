package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.SeventhDigit;
import dev.bonin.sandbox.window.WindowState.CodeSent;
import dev.bonin.sandbox.window.WindowState.Failed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WindowSessionTest extends SessionBench {
    @Test
    void opensWithARecordThatIsNotCertified() {
        WindowSession session = open(Provider.DANAL);

        assertThat(session.state().code()).isEqualTo("open");
        assertThat(record(session).print())
                .contains("\"certified\":false")
                .contains("\"origin\":\"https://shop.example/join?from=mail\"")
                .contains("\"merchant_uid\":\"order-1\"")
                .contains("\"name\":null");
    }

    @Test
    void drawsAnUnguessableIdForEachSession() {
        String one = open(Provider.DANAL).id();
        String other = open(Provider.DANAL).id();

        assertThat(one).matches("[0-9a-f]{32}").isNotEqualTo(other);
        assertThat(sessions.find(one)).map(WindowSession::id).contains(one);
        assertThat(sessions.find(other.substring(1) + "0")).isEmpty();
    }

    @Nested
    class WhoIsKnown {
        private final WindowSession session = open(Provider.DANAL);

        @Test
        void failsThePersonaThatAlwaysFails() {
            session.submit(details("always-fails", Agency.SMS));

            assertThat(session.state()).isEqualTo(new Failed("info_mismatch", Map.of()));
            assertThat(certified(session)).isFalse();
        }

        @Test
        void failsDuringTheCarriersOutage() {
            session.submit(details("carrier-outage", Agency.SMS));

            assertThat(session.state()).isEqualTo(new Failed("provider_unavailable", Map.of()));
        }

        @Test
        void failsWhenThePhoneIsAPersonasAndTheNameIsNot() {
            session.submit(withName(details("adult", Agency.SMS), "홍길순"));

            assertThat(session.state()).isEqualTo(new Failed("info_mismatch", Map.of()));
        }

        @Test
        void failsWhenTheCarrierIsNotTheirs() {
            Details right = details("adult", Agency.SMS);
            session.submit(new Details(
                    right.name(), right.birthday(), right.seventhDigit(), right.phone(), Carrier.KT, Agency.SMS));

            assertThat(session.state()).isEqualTo(new Failed("info_mismatch", Map.of()));
        }

        @Test
        void knowsTheRenamedPersonUnderTheSameNumber() {
            session.submit(details("renamed", Agency.SMS));
            session.enterCode(code(session));

            assertThat(record(session).print())
                    .contains("\"name\":\"홍새봄\"")
                    .contains(personas.today(persona("adult")).ci());
        }

        @Test
        void certifiesWhoeverIsTypedUnderANumberOfNobody() {
            Details typed = new Details(
                    "새사람", LocalDate.of(2001, 2, 3), SeventhDigit.EIGHT, "01000009999", Carrier.KT, Agency.SMS);
            session.submit(typed);
            session.enterCode(code(session));

            assertThat(record(session).print())
                    .contains("\"name\":\"새사람\"")
                    .contains("\"birthday\":\"2001-02-03\"")
                    .contains("\"gender\":\"female\"")
                    .contains("\"foreigner_v2\":true")
                    .contains("\"phone\":\"01000009999\"");
            assertThat(typed.claim().asInventedPerson().ci())
                    .isEqualTo(typed.claim().asInventedPerson().ci())
                    .hasSize(88);
            assertThat(withName(typed, "다른이").claim().asInventedPerson().ci())
                    .isNotEqualTo(typed.claim().asInventedPerson().ci());
        }
    }

    @Nested
    class MinimumAge {

        @Test
        void refusesWhoTurns19Tomorrow() {
            WindowSession session = open(Provider.DANAL, 19);
            session.submit(details("turns-19-tomorrow", Agency.SMS));

            assertThat(session.state()).isEqualTo(new Failed("under_age", Map.of("age", 19)));
        }

        @Test
        void lets19YearOldsThroughOnTheirBirthday() {
            WindowSession session = open(Provider.DANAL, 19);
            session.submit(details("turns-19-today", Agency.SMS));

            assertThat(session.state()).isInstanceOf(CodeSent.class);
        }

        @Test
        void countsInSeoulWhereTheBirthdayBeginsEarlier() {
            WindowSession session = open(Provider.DANAL, 19);
            Details tomorrow = details("turns-19-tomorrow", Agency.SMS);
            // 23:59:59 in Seoul is 14:59:59 UTC; one second later it is tomorrow there and still today in UTC
            clock.set(WindowBench.NOON.plus(Duration.ofHours(12)));
            Details someoneOfThatDay =
                    new Details("새사람", tomorrow.birthday(), SeventhDigit.FOUR, "01000009999", Carrier.KT, Agency.SMS);
            WindowSession after = open(Provider.DANAL, 19);

            assertThat(after.submit(someoneOfThatDay)).isEmpty();
            assertThat(after.state()).isInstanceOf(CodeSent.class);
            assertThat(session.state()).isEqualTo(new Failed("session_expired", Map.of()));
        }

        @Test
        void holdsForTheQuickWayToo() {
            WindowSession session = open(Provider.DANAL, 19);
            session.verifyAtOnce(persona("thirteen"));

            assertThat(session.state()).isEqualTo(new Failed("under_age", Map.of("age", 19)));
            assertThat(certified(session)).isFalse();
        }
    }

    @Nested
    class Endings {
        private final WindowSession session = open(Provider.DANAL);

        @Test
        void certifiesAtOnceForAPersona() {
            session.verifyAtOnce(persona("foreigner"));

            assertThat(record(session).print()).contains("JIN MEIHUA").contains("\"certified\":true");
        }

        @Test
        void staysUncertifiedAfterCancelling() {
            session.submit(details("adult", Agency.SMS));
            String code = code(session);
            session.cancel();

            assertThat(session.enterCode(code)).contains(Complaint.of("not_now"));
            assertThat(session.state().code()).isEqualTo("cancelled");
            assertThat(certified(session)).isFalse();
        }

        @Test
        void neverLeavesAnEnding() {
            session.verifyAtOnce(persona("always-fails"));

            assertThat(session.edit()).contains(Complaint.of("not_now"));
            assertThat(session.cancel()).contains(Complaint.of("not_now"));
            assertThat(session.verifyAtOnce(persona("adult"))).contains(Complaint.of("not_now"));
            assertThat(session.submit(details("adult", Agency.SMS))).contains(Complaint.of("not_now"));
            assertThat(session.state()).isEqualTo(new Failed("info_mismatch", Map.of()));
        }

        @Test
        void expiresAfterFifteenMinutes() {
            clock.advance(Duration.ofMinutes(15).minusMillis(1));
            assertThat(session.state().code()).isEqualTo("open");
            clock.advance(Duration.ofMillis(1));

            assertThat(session.submit(details("adult", Agency.SMS))).contains(Complaint.of("not_now"));
            assertThat(session.state()).isEqualTo(new Failed("session_expired", Map.of()));
        }

        @Test
        void staysCertifiedAfterItsTime() {
            session.verifyAtOnce(persona("adult"));
            clock.advance(Duration.ofDays(1));

            assertThat(session.state().code()).isEqualTo("certified");
        }

        @Test
        void failsWhenTheRecordWasErasedMeanwhile() {
            session.submit(details("adult", Agency.SMS));
            certifications.clear();

            assertThat(session.enterCode(code(session))).isEmpty();
            assertThat(session.state()).isEqualTo(new Failed("session_expired", Map.of()));
        }
    }
}
