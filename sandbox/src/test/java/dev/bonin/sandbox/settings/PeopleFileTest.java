package dev.bonin.sandbox.settings;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.Gender;
import dev.bonin.sandbox.persona.OwnIdentifiers;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Personas of your own: by file, by the control API and in Java. */
class PeopleFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final String CI = "own+of/88characters0".repeat(4) + "own+AA==";
    private static final String DI = "own+of/64characters0".repeat(3) + "own+";
    private static final JsonObject NARAE = JsonObject.empty()
            .with("id", "narae")
            .with("name", "나래")
            .with("gender", "female")
            .with("birthday", "2004-02-29")
            .with("phone", "010-0000-7777")
            .with("carrier", "LGT_MVNO");

    private final SandboxConfig config =
            SandboxConfig.defaults().withClock(SettableClock.at(Instant.parse("2026-11-30T03:00:00Z")));

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(config.withPeople(file(
            NARAE.with("ci", CI).with("di", DI).with("ko", "우리 회사의 회원."),
            NARAE.with("id", "refused").with("phone", "01000007778").with("ending", "info_mismatch"),
            NARAE.with("id", "toss")
                    .with("name", "한토스")
                    .with("phone", "01000007779")
                    .with("agency", "toss"))));

    private final Caller caller = new Caller(sandbox);

    @Nested
    class InUse {

        @Test
        void areCertifiedByV1() {
            JsonObject record = payload(caller.certification(sandbox.certify("narae")));
            assertThat(record.findString("name")).contains("나래");
            assertThat(record.findString("birthday")).contains("2004-02-29");
            assertThat(record.findString("carrier")).contains("LGT_MVNO");
            assertThat(record.findString("unique_key")).contains(CI);
            assertThat(record.findString("unique_in_site")).contains(DI);
        }

        @Test
        void areVerifiedByV2WithoutAWindow() {
            StoreCaller store = StoreCaller.of(sandbox);
            store.send("mine", SendBody.of("channel-key-danal", "나래", "01000007777", "0402294", "LGU_MVNO"));
            String code = sandbox.messages().get(0).code();
            assertThat(store.confirm("mine", "{\"otp\":\"" + code + "\"}").body())
                    .contains("\"ci\":\"" + CI + "\"");
        }

        @Test
        void failIfTheyAreMeantTo() {
            assertThat(payload(caller.certification(sandbox.certify("refused"))).print())
                    .contains("\"certified\":false");
        }

        @Test
        void chooseTheirAgency() {
            assertThat(payload(caller.certification(sandbox.certify("toss"))).findString("pg_provider"))
                    .contains("inicis_unified");
        }

        @Test
        void haveInventedIdentifiersUnlessTheyChoseSome() {
            Persona refused = sandbox.personas().find("toss").orElseThrow();
            assertThat(sandbox.personas().today(refused).ci()).hasSize(88).isNotEqualTo(CI);
            assertThat(sandbox.personas().today(refused).di("M")).hasSize(64);
        }

        @Test
        void areListed() {
            assertThat(caller.get("/sandbox/personas").body()).contains("\"id\":\"narae\",\"ko\":\"우리 회사의 회원.\"");
            assertThat(caller.get("/sandbox", "Accept", "text/html").body())
                    .contains("<code>narae</code>", "010-0000-7777");
        }
    }

    @Nested
    class OverHttp {
        private final JsonObject other = NARAE.with("id", "other").with("name", "새나래");

        @Test
        void areAddedAndRemoved() {
            HttpResponse<String> added = add(other);
            assertThat(added.statusCode()).isEqualTo(201);
            assertThat(json(added).findString("id")).contains("other");
            assertThat(payload(caller.certification(sandbox.certify("other"))).findString("name"))
                    .contains("새나래");
            assertThat(caller.delete("/sandbox/personas/other").statusCode()).isEqualTo(200);
            assertThat(caller.delete("/sandbox/personas/other").statusCode()).isEqualTo(404);
        }

        @Test
        void lastUntilTheReset() {
            add(other);
            sandbox.reset();
            assertThat(sandbox.personas().find("other")).isEmpty();
            assertThat(sandbox.personas().find("narae")).isPresent();
        }

        @Test
        void theBuiltInOnesAndThoseOfTheFileStay() {
            assertThat(caller.delete("/sandbox/personas/adult").statusCode()).isEqualTo(404);
            assertThat(caller.delete("/sandbox/personas/narae").statusCode()).isEqualTo(404);
            assertThat(sandbox.personas().find("adult")).isPresent();
        }

        @Test
        void allMistakesAreToldAtOnce() {
            HttpResponse<String> refused =
                    add(other.with("id", "narae").with("name", "7").with("x", 1));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).findString("message").orElseThrow())
                    .contains("x: unknown", "id: not usable", "name: not usable");
        }

        @Test
        void cannotBeAddedByForeignPages() {
            assertThat(caller.postJson("/sandbox/personas", other.print(), "Origin", "https://evil.example")
                            .statusCode())
                    .isEqualTo(403);
        }

        private HttpResponse<String> add(JsonObject persona) {
            return caller.postJson("/sandbox/personas", persona.print());
        }
    }

    @Nested
    class Shapes {

        @ParameterizedTest
        @CsvSource({
            "id, ''",
            "id, Narae",
            "id, adult",
            "name, R2D2",
            "name, <b>",
            "gender, MALE",
            "birthday, 2004-02-30",
            "birthday, 2026-12-01",
            "birthday, 1899-12-31",
            "phone, 010" + "-1234-5678",
            "phone, 010" + "-0000-777",
            "carrier, KTF",
            "ci, " + "short",
            "di, " + "short",
            "ending, fine",
            "provider, nice",
            "agency, sms7",
            "x, y"
        })
        void areChecked(String name, String value) {
            List<Mistake> mistakes = mistakes(NARAE.with(name, value));
            assertThat(mistakes).extracting(Mistake::place).containsExactly("personas[0]." + name);
            assertThat(mistakes.get(0).inKorean()).containsPattern("[가-힣]");
        }

        @Test
        void ofIdentifiersAreThoseOfBase64() {
            assertThat(mistakes(NARAE.with("ci", CI.replace('+', '-')).with("di", DI.replace('0', '!'))))
                    .extracting(Mistake::place)
                    .containsExactly("personas[0].ci", "personas[0].di");
            assertThat(mistakes(NARAE.with("ci", "A".repeat(85) + "===")))
                    .extracting(Mistake::place)
                    .containsExactly("personas[0].ci");
        }

        @Test
        void anAgencyIsOneOfTheProvider() {
            assertThat(mistakes(NARAE.with("provider", "danal").with("agency", "kakao")))
                    .extracting(Mistake::place)
                    .containsExactly("personas[0].agency");
        }

        @Test
        void everyIdIsUsedOnce() {
            assertThat(mistakes(NARAE, NARAE))
                    .extracting(Mistake::toString)
                    .containsExactly("personas[1].id: same as personas[0].id (expected: each one once)");
        }

        @Test
        void holdInJavaToo() {
            Person person =
                    new Person("me", "나래", Gender.FEMALE, LocalDate.of(2004, 2, 29), false, Carrier.KT, "01000007777");
            assertThat(Persona.own("me", person).on(TODAY)).isEqualTo(person);
            assertThatThrownBy(() -> Persona.own("Me", person)).hasMessageStartingWith("id: ");
            assertThatThrownBy(() -> new OwnIdentifiers("x", null)).hasMessageStartingWith("ci: ");
            Person later =
                    new Person("me", "나래", Gender.FEMALE, LocalDate.of(2099, 1, 1), false, Carrier.KT, "01000007777");
            assertThatThrownBy(() -> sandbox.personas().add(Persona.own("me", later)))
                    .hasMessageStartingWith("birthday: ");
            assertThatThrownBy(() -> Sandbox.start(config.withPersonas(List.of(Persona.own("adult", person)))))
                    .hasMessageStartingWith("id: adult");
        }
    }

    private static List<Mistake> mistakes(JsonObject... people) {
        return catchThrowableOfType(
                        InvalidSettingsException.class, () -> PeopleFile.read(file(people), Set.of("adult"), TODAY))
                .mistakes();
    }

    private static String file(JsonObject... people) {
        String list =
                String.join(",", List.of(people).stream().map(JsonObject::print).toList());
        return JsonReader.parse("{\"personas\":[" + list + "]}").print();
    }
}
