package dev.bonin.portone.v1;

import static dev.bonin.portone.Reported.Absence.NOT_SENT;
import static dev.bonin.portone.Reported.Absence.NULL;
import static dev.bonin.portone.Reported.Absence.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.portone.Reported;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report whose members have other types than documented: no value is guessed from them. */
class OddMembersTest {
    private static final ImpUid ID = ImpUid.parse("imp_000000000001");

    private static Certification reportWith(String members) throws IOException {
        var body = "{\"code\":0,\"response\":{\"imp_uid\":\"imp_000000000001\",\"pg_provider\":\"danal\",%s}}";
        try (var server = ScriptedServer.telling(ScriptedServer.json(body.formatted(members)));
                var client = PortOneClient.connect(server.settings())) {
            return client.certification(ID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "\"Y\"", "null", "[true]", "{\"certified\":true}", "false"})
    void areNeverACertification(String certified) throws IOException {
        assertThat(reportWith("\"certified\":" + certified).certified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Certified\":true", "\"x\":{\"certified\":true}"})
    void underAnotherNameAreNoCertification(String members) throws IOException {
        assertThat(reportWith(members).certified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "true", "[]", "[\"홍길동\"]", "{}", "{\"text\":\"홍길동\"}"})
    void areUnreadableTexts(String value) throws IOException {
        var names = List.of(
                "merchant_uid",
                "pg_tid",
                "name",
                "gender",
                "birthday",
                "phone",
                "carrier",
                "unique_key",
                "unique_in_site",
                "origin");
        var members = String.join(
                ",", names.stream().map(name -> "\"" + name + "\":" + value).toList());
        var report = reportWith(members);
        assertThat(List.of(
                        report.merchantUid(),
                        report.pgTid(),
                        report.name(),
                        report.gender(),
                        report.birthday(),
                        report.phone(),
                        report.carrier(),
                        report.uniqueKey(),
                        report.uniqueInSite(),
                        report.origin()))
                .allSatisfy(read -> assertThat(read).isEqualTo(Reported.missing(UNREADABLE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1795402800\"", "1795402800.5", "true", "{}", "1e400", "99999999999999999999", "\"2026-11-23\""
            })
    void areAnUnreadableTime(String value) throws IOException {
        assertThat(reportWith("\"certified_at\":" + value).certifiedAt()).isEqualTo(Reported.missing(UNREADABLE));
    }

    @Nested
    class OfNationality {
        @ParameterizedTest
        @CsvSource({
            "true, false, true",
            "false, true, false",
            "true, null, true",
            "false, null, false",
            "null, true, true"
        })
        void preferTheNewerWord(String newer, String older, boolean foreigner) throws IOException {
            var report = reportWith("\"foreigner_v2\":%s,\"foreigner\":%s".formatted(newer, older));
            assertThat(report.foreigner()).isEqualTo(Reported.of(foreigner));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\"foreigner\":false", "\"foreigner\":null", "\"foreigner\":\"true\"", "\"foreigner\":1"})
        void doNotMakeAKoreanOfTheOlderFalse(String member) throws IOException {
            assertThat(reportWith(member).foreigner()).isEqualTo(Reported.missing(NOT_SENT));
            assertThat(reportWith(member + ",\"foreigner_v2\":null").foreigner())
                    .isEqualTo(Reported.missing(NULL));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"false\"", "\"true\"", "0", "{}"})
        void areUnreadableInTheNewerWord(String value) throws IOException {
            var report = reportWith("\"foreigner\":false,\"foreigner_v2\":" + value);
            assertThat(report.foreigner()).isEqualTo(Reported.missing(UNREADABLE));
        }
    }
}
