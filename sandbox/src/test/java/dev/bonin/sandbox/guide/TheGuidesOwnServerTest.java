package dev.bonin.sandbox.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Personas;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A merchant's code that follows PortOne's guide works with the sandbox if only the host is changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheGuidesOwnServerTest {
    private static final String CI = "guide+of/88characters".repeat(4) + "AA==";
    private static final String DI = "MC0GCCqGSIb3DQIJAyEA" + "guide+of/64characters".repeat(2) + "A=";

    private final HttpClient http = HttpClient.newHttpClient();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private GuidesServer guide;

    @BeforeAll
    void startTheGuidesServer() throws IOException, InterruptedException {
        // Not by the name localhost, for which Node.js 18 may try IPv6 only.
        guide = GuidesServer.start("http://127.0.0.1:" + sandbox.port());
    }

    @Test
    void getsThePersonAfterThePopup() throws Exception {
        assertGotThePerson(guide.finishPopup(certified(person())));
    }

    @Test
    void getsThePersonAfterTheRedirect() throws Exception {
        assertGotThePerson(guide.finishRedirect(certified(person())));
    }

    @Test
    void getsAPersonaAsTheSandboxKnowsIt() throws Exception {
        Personas personas = sandbox.personas();
        Person expected = personas.today(personas.find("mvno").orElseThrow());

        JsonObject got = json(guide.finishPopup(certified(persona("mvno"))));

        assertThat(got.findString("name")).contains(expected.name());
        assertThat(got.findString("birthday")).contains(expected.birthday().toString());
        assertThat(got.findString("unique_key")).contains(expected.ci());
    }

    @Test
    void knowsThePersonAgainByCi() throws Exception {
        JsonObject first = json(guide.finishPopup(certified(persona("foreigner"))));
        JsonObject second = json(guide.finishRedirect(certified(persona("foreigner"))));

        assertThat(first.find("member")).contains(new JsonBoolean(false));
        assertThat(second).isEqualTo(first.with("member", true));
    }

    @Test
    void tellsAgeByTheYearOfBirthThatItIsGiven() throws Exception {
        String lastOfTheCentury = certified(person().with("birthday", "1999-12-31"));
        String firstOfTheNext = certified(person().with("birthday", "2000-01-01"));

        assertThat(guide.finishPopup(lastOfTheCentury).body()).contains("\"adult\":true");
        assertThat(guide.finishPopup(firstOfTheNext).body()).contains("\"adult\":false");
    }

    @Test
    void isToldWhenThereIsNoSuchVerification() throws Exception {
        HttpResponse<String> answer = guide.finishPopup("imp_000000000000");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("{\"portone_status\":404}");
    }

    /** The sandbox refuses such a body with the same status. */
    @Test
    void refusesTheFormThatTheGuidesJQueryTabSends() throws Exception {
        assertThat(guide.finishPopupByJQuery(certified(person())).statusCode()).isEqualTo(400);
    }

    @Test
    void callsPortOneTwicePerVerification() throws Exception {
        int verifications = 6;
        long tokensBefore = sandbox.calls().count(RestRoute.GET_TOKEN);
        long readsBefore = sandbox.calls().count(RestRoute.GET_CERTIFICATION);
        for (int i = 0; i < verifications; i += 2) {
            guide.finishPopup(certified(person()));
            guide.finishRedirect(certified(person()));
        }

        long tokens = sandbox.calls().count(RestRoute.GET_TOKEN) - tokensBefore;
        long reads = sandbox.calls().count(RestRoute.GET_CERTIFICATION) - readsBefore;
        assertThat(tokens).isEqualTo(verifications);
        assertThat((double) (tokens + reads) / verifications).isEqualTo(2.0);
    }

    private static void assertGotThePerson(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject got = json(answer);
        assertThat(got.findString("name")).contains("안내서");
        assertThat(got.findString("birthday")).contains("1988-02-29");
        assertThat(got.findString("unique_key")).contains(CI);
        assertThat(got.findString("unique_in_site")).contains(DI);
    }

    private static JsonObject person() {
        return persona("adult")
                .with("name", "안내서")
                .with("birthday", "1988-02-29")
                .with("unique_key", CI)
                .with("unique_in_site", DI);
    }

    private static JsonObject persona(String id) {
        return JsonObject.empty().with("persona", id);
    }

    /** Uses the control API, like a test in any language. */
    private String certified(JsonObject order) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox/certifications"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order.print()))
                        .build(),
                BodyHandlers.ofString());
        return json(answer).findString("imp_uid").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return (JsonObject) JsonReader.parse(answer.body());
    }
}
