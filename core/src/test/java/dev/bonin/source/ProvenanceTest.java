package dev.bonin.source;

import static dev.bonin.person.IdentityValue.CARRIER;
import static dev.bonin.person.IdentityValue.DI;
import static dev.bonin.person.IdentityValue.FOREIGNER;
import static dev.bonin.person.IdentityValue.GENDER;
import static dev.bonin.person.IdentityValue.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.person.Assurance;
import dev.bonin.person.IdentityValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which values an agency vouches for, by provider. */
class ProvenanceTest {
    private final Provenance provenance = new Provenance();

    @Nested
    class TheTable {
        /** V: verified, C: by contract, S: typed by the person, -: never. */
        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({
            // provider, method, name, birthday, gender, foreigner, phone, carrier, ci, di
            "danal,          phone,  V, V, V, C, C, C, V, V",
            "kcp_v2,         phone,  V, V, V, V, V, V, C, V",
            "inicis_unified, kakao,  V, V, S, S, V, -, C, -",
            "inicis_unified, naver,  V, V, S, S, V, -, V, -",
            "inicis_unified, others, V, V, V, V, V, -, V, -",
            "inicis,         card,   V, V, V, V, -, -, V, V"
        })
        void saysWhatEachMethodGives(
                String provider,
                String method,
                String name,
                String birthday,
                String gender,
                String foreigner,
                String phone,
                String carrier,
                String ci,
                String di) {
            assertThat(List.of(name, birthday, gender, foreigner, phone, carrier, ci, di))
                    .isEqualTo(Stream.of("name", "birthday", "gender", "foreigner", "phone", "carrier", "ci", "di")
                            .map(value -> letter(kind(provider, method, value)))
                            .toList());
        }

        @Test
        void hasNoOtherMethods() {
            assertThat(ProvenanceFile.shipped().stream()
                            .map(row -> row.provider() + " " + row.method())
                            .distinct())
                    .containsExactlyInAnyOrder(
                            "danal phone",
                            "kcp_v2 phone",
                            "inicis_unified kakao",
                            "inicis_unified naver",
                            "inicis_unified others",
                            "inicis card");
        }

        private Vouching.Kind kind(String provider, String method, String value) {
            return ProvenanceFile.shipped().stream()
                    .filter(row -> row.provider().equals(provider)
                            && row.method().equals(method)
                            && row.value().code().equals(value))
                    .findFirst()
                    .orElseThrow()
                    .kind();
        }

        private static String letter(Vouching.Kind kind) {
            return switch (kind) {
                case VERIFIED -> "V";
                case CONTRACT -> "C";
                case SELF_ASSERTED -> "S";
                case ABSENT -> "-";
            };
        }
    }

    @Nested
    class AValueThatIsThere {
        @ParameterizedTest(name = "{0}")
        @CsvSource({
            // what of it is not verified
            "danal, ''",
            "kcp_v2, ''",
            "inicis_unified, 'gender foreigner carrier di'",
            "inicis, 'phone carrier'",
            "somebody_new, 'name birthday phone gender foreigner carrier ci di'"
        })
        void isVerifiedOnlyWhereEveryMethodThatGivesItIs(String provider, String typed) {
            var expected = Arrays.stream(typed.split(" "))
                    .filter(code -> !code.isEmpty())
                    .map(code -> IdentityValue.tryParse(code).orElseThrow())
                    .toList();

            assertThat(IdentityValue.values())
                    .filteredOn(value -> provenance.assuranceOf(provider, value) == Assurance.SELF_ASSERTED)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(provenance.neverVerifiedBy(provider)).containsExactlyInAnyOrderElementsOf(expected);
        }

        @ParameterizedTest
        @EnumSource
        void isNeverCalledAbsent(IdentityValue value) {
            assertThat(Stream.of("danal", "kcp_v2", "inicis_unified", "inicis", "somebody_new")
                            .map(provider -> provenance.assuranceOf(provider, value)))
                    .doesNotContain(Assurance.ABSENT);
        }

        @Test
        void isAsSureAsTheMethodsThatGiveItInWhateverOrderTheyCome() {
            var rows = List.of(
                    new Vouching("p", "one", PHONE, Vouching.Kind.ABSENT),
                    new Vouching("p", "two", PHONE, Vouching.Kind.CONTRACT),
                    new Vouching("p", "one", GENDER, Vouching.Kind.SELF_ASSERTED),
                    new Vouching("p", "two", GENDER, Vouching.Kind.VERIFIED),
                    new Vouching("p", "one", FOREIGNER, Vouching.Kind.SELF_ASSERTED),
                    new Vouching("p", "two", FOREIGNER, Vouching.Kind.ABSENT));
            var turned = new ArrayList<>(rows);
            Collections.reverse(turned);

            for (var table : List.of(new Provenance(rows), new Provenance(turned))) {
                assertThat(table.assuranceOf("p", PHONE)).isEqualTo(Assurance.VERIFIED);
                assertThat(table.assuranceOf("p", GENDER)).isEqualTo(Assurance.SELF_ASSERTED);
                assertThat(table.assuranceOf("p", FOREIGNER)).isEqualTo(Assurance.SELF_ASSERTED);
            }
        }
    }

    @Test
    void knowsTheProvidersOfTheTableAndNoOther() {
        assertThat(Stream.of("danal", "kcp_v2", "inicis_unified", "inicis")).allMatch(provenance::isKnown);
        assertThat(Stream.of("kcp", "DANAL", "", "somebody_new")).noneMatch(provenance::isKnown);
    }

    @Test
    void saysThatNobodyEverVouchesForAnInicisDiOrCarrier() {
        assertThat(provenance.neverVerifiedBy("inicis_unified")).contains(DI, CARRIER);
    }

    @Nested
    class AMalformedFile {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a,phone,birthday,maybe,guide    | line 3: assurance: maybe (expected: verified",
                    "a,phone,birthday,VERIFIED,guide | line 3: assurance: VERIFIED",
                    "a,phone,shoe_size,verified,guide| line 3: value: shoe_size",
                    "A b,phone,name,verified,guide   | line 3: provider: A b",
                    "a,,name,verified,guide          | line 3: method: ",
                    "a,phone,name,verified           | line 3: a,phone,name,verified (expected: provider,method",
                    "a,phone,name,verified,          | line 3: a,phone,name,verified, (expected: provider,method",
                    "'x'                             | line 3: x (expected: provider,method",
                })
        void isRefusedWithTheLine(String line, String complaint) {
            refused(List.of("# rows", ProvenanceFile.HEADER, line), complaint);
        }

        @Test
        void isRefusedWhereALineComesTwice() {
            var lines = whole();
            lines.add("a,phone,ci,absent,guide");

            refused(lines, "line 11: a,phone,ci,absent,guide (expected: each value once)");
        }

        @Test
        void isRefusedWhereAValueIsMissing() {
            var lines = whole();
            lines.remove("a,phone,ci,verified,guide");

            refused(lines, "a,phone (expected: rows of [CI] too)");
        }

        @Test
        void isRefusedWithoutItsHeader() {
            refused(whole().subList(2, 10), "line 1: a,phone,name,verified,guide (expected: provider,method");
        }

        @Test
        void isRefusedWithoutRows() {
            refused(List.of(), "empty");
            refused(List.of(ProvenanceFile.HEADER), "empty");
        }

        @Test
        void isNoneWhereAllIsThere() {
            assertThat(ProvenanceFile.read(whole())).hasSize(8);
        }

        private static List<String> whole() {
            var lines = new ArrayList<>(List.of("", ProvenanceFile.HEADER));
            for (var value : IdentityValue.values()) {
                lines.add("a,phone," + value.name().toLowerCase(Locale.ROOT) + ",verified,guide");
            }
            return lines;
        }

        private static void refused(List<String> lines, String complaint) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ProvenanceFile.read(lines))
                    .withMessageContaining("provenance.csv")
                    .withMessageContaining(complaint);
        }
    }
}
