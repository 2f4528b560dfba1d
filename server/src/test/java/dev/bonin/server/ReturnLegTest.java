package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The redirect flow's way back. */
class ReturnLegTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void endsOnTheDemoPageWithTheOutcome() {
        var answer = comeBack("imp_uid=" + server.sandbox().certify("adult") + "&merchant_uid=a&success=true");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).matches("/\\?bonin=result&verification_id=[0-9a-z]{32}&status=accepted");
        var told = server.get("/demo/verifications/" + location(answer).substring(31, 63))
                .body();
        assertThat(JsonPath.<String>read(told, "$.person[0].value")).isEqualTo("홍*동");
    }

    @ParameterizedTest
    @CsvSource({
        "success=false, cancelled",
        "imp_success=false, cancelled",
        "success=false&error_code=user_cancelled&error_msg=x, cancelled",
        "success=false&error_code=F0001&error_msg=%EC%B7%A8%EC%86%8C, cancelled",
        "success=false&error_code=9015&error_msg=%3Cscript%3E, failed&error_code=9015",
        "success=false&error_code=%3Cscript%3E, failed",
        "success=false&error_code=a&error_code=b&error_msg=x, cancelled"
    })
    void asksNothingAndEchoesNothingButACodeWhenTheWindowSaysNo(String query, String status) {
        var impUid = server.sandbox().certify("adult");
        server.sandbox().calls().clear();

        var answer = comeBack(query + "&imp_uid=" + impUid);

        assertThat(location(answer)).isEqualTo("/?bonin=result&status=" + status);
        assertThat(server.sandbox().calls().all()).isEmpty();
        assertThat(server.finish(impUid).statusCode()).as("nothing changed").isEqualTo(200);
    }

    @Test
    void takesSuccessForNoEvidence() {
        var answer = comeBack("imp_uid=imp_000000000000&success=true");

        assertThat(location(answer)).contains("status=refused&reason=not_this_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"return_url=https://evil.example", "m_redirect_url=//evil.example", "next=https://evil.example"})
    void goesNowhereThatARequestNames(String query) {
        var answer = comeBack("success=false&" + query);

        assertThat(location(answer)).isEqualTo("/?bonin=result&status=cancelled");
    }

    @Test
    void buildsNoAddressFromTheHostHeader() throws Exception {
        var answer = RawHttp.exchange(
                server.port(),
                RawHttp.request(
                        "GET /certifications/redirect?success=false HTTP/1.1",
                        "Host: evil.example",
                        "X-Forwarded-Host: evil.example",
                        "Connection: close"));

        assertThat(answer).contains("Location: /?bonin=result&status=cancelled").doesNotContain("evil.example");
    }

    private static HttpResponse<String> comeBack(String query) {
        return server.get("/certifications/redirect?" + query);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
