package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser that starts for itself is told of policies. */
class PolicyFlowTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                "bonin.purposes.adult_check.show-masked=true",
                "bonin.purposes.adult_check.shadow=minimum_age:60",
                "bonin.purposes.signup.keep=person",
                "bonin.purposes.form.policies=form_match:name+phone");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void letsThroughAndSaysByWhichRuleAndForHowLong() {
        var browser = started("{\"purpose\":\"adult_check\"}");

        var answer = browser.finish(browser.certify("adult")).body();

        assertThat(JsonPath.<List<Map<String, Object>>>read(answer, "$.decisions"))
                .containsExactly(
                        Map.of("policy", "youth_protection", "verdict", "pass", "legal_basis", "청소년 보호법 제2조 제1호"));
        assertThat(JsonPath.<String>read(answer, "$.valid_until")).isNotBlank();
        assertThat(answer).as("what is in the shadow is for operators").doesNotContain("minimum_age");
    }

    @Test
    void refusesWithTheReasonTheRuleTheDayAndWhatToDoNext() {
        var browser = started("{\"purpose\":\"adult_check\"}");
        var impUid = browser.certify("thirteen");

        var answer = browser.finish(impUid);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$"))
                .containsEntry("code", "under_age")
                .containsEntry("type", "https://bonin.dev/reasons#under_age")
                .containsEntry("title", "본인인증은 확인되었지만 이용하실 수 없습니다")
                .containsKeys("detail", "next", "request_id")
                .doesNotContainKeys("person", "account");
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains("1월 1일부터");
        assertThat(JsonPath.<String>read(answer.body(), "$.decisions[0].passes_from"))
                .matches("20\\d\\d-01-01");
        assertThat(answer.body()).doesNotContain("한열셋", "2012", "2013");
    }

    /** But for the day, which would tell a birthday to whoever reads the database, and is kept nowhere. */
    @Test
    void tellsTheSameRefusalAgain() {
        var browser = started("{\"purpose\":\"adult_check\"}");
        var impUid = browser.certify("thirteen");
        var first = browser.finish(impUid);

        var again = browser.finish(impUid);

        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(JsonPath.<String>read(again.body(), "$.code")).isEqualTo("under_age");
        assertThat(JsonPath.<Map<String, Object>>read(again.body(), "$.decisions[0]"))
                .containsEntry("policy", "youth_protection")
                .containsEntry("reason", "under_age")
                .doesNotContainKey("passes_from");
    }

    @Test
    void sendsWhoeverCameByTheRedirectBackWithTheReason() {
        var browser = started("{\"purpose\":\"adult_check\"}");

        var cameBack =
                browser.comeBack("imp_uid=" + browser.certify("thirteen") + "&merchant_uid=" + browser.merchantUid());

        assertThat(cameBack.statusCode()).isEqualTo(303);
        assertThat(cameBack.headers().firstValue("Location").orElseThrow())
                .isEqualTo(
                        "/?bonin=result&verification_id=" + browser.merchantUid() + "&status=refused&reason=under_age");
    }

    @Test
    void speaksEnglishToo() {
        var browser = started("{\"purpose\":\"adult_check\"}");

        var answer = browser.post(
                "/certifications",
                "{\"imp_uid\":\"" + browser.certify("thirteen") + "\"}",
                "Accept-Language",
                "en-US,en;q=0.9");

        assertThat(JsonPath.<String>read(answer.body(), "$.title")).startsWith("You were verified");
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains("from 1 January");
    }

    @Test
    void comparesWhatWasTypedBeforeWithWhatWasCertified() {
        var same = started("{\"purpose\":\"form\",\"typed_name\":\"홍 길동\",\"typed_phone\":\"+82 10-0000-0001\"}");
        var other = started("{\"purpose\":\"form\",\"typed_name\":\"홍길동\",\"typed_phone\":\"010-0000-0009\"}");

        assertThat(same.finish(same.certify("adult")).statusCode()).isEqualTo(200);
        assertThat(code(other.finish(other.certify("adult")))).isEqualTo("form_mismatch");
    }

    @Test
    void saysWhichTypedValueIsNone() {
        var answer = server.send(server.request("/certifications/requests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"purpose\":\"form\",\"typed_phone\":\"전화 없음\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.member")).isEqualTo("typed_phone");
        assertThat(answer.body()).doesNotContain("전화 없음");
    }

    @Test
    void countsWhatIsDecidedInTheShadow() {
        var browser = started("{\"purpose\":\"adult_check\"}");
        browser.finish(browser.certify("adult"));

        var scrape = HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.managementPort() + "/actuator/prometheus"));
        assertThat(server.send(scrape).body())
                .contains(
                        "bonin_decisions_total{policy=\"minimum_age\",reason=\"under_age\",shadow=\"true\",verdict=\"fail\"}")
                .contains(
                        "bonin_decisions_total{policy=\"youth_protection\",reason=\"none\",shadow=\"false\",verdict=\"pass\"}");
    }

    private static Browser started(String body) {
        return Browser.startWith(server, "", body);
    }

    private static String code(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.code");
    }
}
