package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application that names an account gets no adult from a phone that its holder has borrowed. */
class BorrowedPhoneTest {
    private static RunningServer server;
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        server = RunningServer.start(ShopServer.settings("shop"));
        shop = ShopServer.of(server, "shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isRefusedForAnAccountOfSomebodyElseAndLedBackToTheApplication() {
        signUp("child-1", "thirteen");

        var borrowed = check("child-1", "adult");

        assertProblem(borrowed, 403, "other_person");
        assertThat(SentBrowser.query(JsonPath.read(borrowed.body(), "$.return_to")))
                .containsEntry("reason", "other_person");
        assertProblem(check("child-1", "thirteen"), 403, "under_age");
    }

    @Test
    void isNotNoticedWhereTheSubjectHasNoPerson() {
        var answer = check("session-7", "foreigner").body();

        assertThat(JsonPath.<List<String>>read(answer, "$.decisions[*].policy")).containsExactly("youth_protection");
    }

    private static void signUp(String account, String persona) {
        var id = order("signup", account);
        var finished = finish(id, persona);
        shop.redeem(JsonPath.read(id, "$.id"), JsonPath.read(finished.body(), "$.code"), account, "signup");
        var linked = new Members(shop).link(account, JsonPath.read(id, "$.id"));
        assertThat(linked.statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> check(String subject, String persona) {
        return finish(order("adult_check", subject), persona);
    }

    private static String order(String purpose, String subject) {
        return shop.post(
                        "",
                        ShopServer.json(Map.of("purpose", purpose, "subject", subject, "return_url", shop.returnUrl())))
                .body();
    }

    private static HttpResponse<String> finish(String order, String persona) {
        String url = JsonPath.read(order, "$.url");
        return SentBrowser.of(server)
                .claimed(url.substring(url.indexOf('#') + 1))
                .finish(JsonPath.read(order, "$.id"), CertificationOrder.of(persona));
    }
}
