package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.jdbc.FreePorts;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.webhook.WebhookSecret;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code examples/node} beside the server: people sign up, and the site gets what becomes of it. */
class NodeMembersTest {
    private static final Path EXAMPLE = Path.of("../examples/node");
    private static final WebhookSecret SECRET = WebhookSecret.draw(new Random(1));
    private static final String NAME = "members";

    private static String site;
    private static RunningServer server;
    private static NodeProgram node;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePorts.one();
        site = "http://localhost:" + port;
        var settings = new ArrayList<>(List.of(ShopServer.settings(NAME, site + "/verified")));
        settings.addAll(List.of(
                "bonin.applications.members.scopes=name",
                "bonin.applications.members.webhook-url=" + site + "/webhooks",
                "bonin.applications.members.webhook-secret=" + SECRET.reveal(),
                "bonin.purposes.signup.keep=person",
                "bonin.purposes.signup.policies=minimum_age:14,one_person_one_account"));
        server = RunningServer.start(settings.toArray(String[]::new));
        node = NodeProgram.start(
                EXAMPLE,
                Map.of(
                        "BONIN_URL", server.url(""),
                        "BONIN_KEY", ShopServer.key(NAME).reveal(),
                        "BONIN_MODE", "sandbox",
                        "SITE_URL", site,
                        "WEBHOOK_SECRET", SECRET.reveal(),
                        "PORT", Integer.toString(port)));
    }

    @AfterAll
    static void stop() {
        node.close();
        server.close();
    }

    private static NodeVisitor visitor() {
        return NodeVisitor.of(site, server);
    }

    /** An adult who is nobody of the other tests. */
    private static CertificationOrder somebody(String letter) {
        return CertificationOrder.of("adult")
                .with("unique_key", letter.repeat(86) + "==")
                .with("unique_in_site", letter.repeat(64));
    }

    private static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
    }

    @Test
    void makesOneMemberOfOnePerson() throws Exception {
        var browser = visitor();
        var came = browser.verify("adult");
        var joined = browser.join("hong", came);
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(201);
        assertThat(joined.body()).isEqualTo("{\"login\":\"hong\",\"name\":\"홍길동\"}");
        assertThat(browser.join("hong", came).statusCode())
                .as("the same form again")
                .isEqualTo(201);

        var other = visitor();
        assertRefused(other.join("gildong", other.verify("adult")), "already_linked");
    }

    @Test
    void makesOneMemberOfAPersonWhoIsVerifiedInTwoBrowsersAtOnce() throws Exception {
        var desktop = visitor();
        var phone = visitor();
        var onDesktop = desktop.verify("mvno");
        var onPhone = phone.verify("mvno");

        assertThat(desktop.join("first", onDesktop).statusCode()).isEqualTo(201);
        assertRefused(phone.join("second", onPhone), "already_linked");
    }

    @Test
    void takesNobodyWhoIsTooYoung() throws Exception {
        var browser = visitor();
        var came = browser.verify("thirteen");

        assertThat(came)
                .containsEntry("status", "refused")
                .containsEntry("reason", "under_age")
                .doesNotContainKey("code");
        assertRefused(browser.join("child", came), "missing_member");
    }

    @Test
    void takesACodeFromTheBrowserThatWasVerifiedOnly() throws Exception {
        var owner = visitor();
        var thief = visitor();
        var ofOwner = owner.verify("foreigner");
        var ofThief = thief.verify(somebody("a"));

        assertRefused(thief.join("thief", ofOwner), "another_browser");
        assertRefused(visitor().join("thief", ofOwner), "another_browser");
        var mixed = Map.of("state", ofThief.getOrDefault("state", ""), "code", ofOwner.getOrDefault("code", ""));
        assertRefused(thief.join("thief", mixed), "invalid_code");
        assertThat(owner.join("owner", ofOwner).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesFormsThatAreNone() throws Exception {
        var browser = visitor();
        var came = browser.verify("fourteen-today");

        assertThat(browser.post("/members", "{").statusCode()).isEqualTo(400);
        assertRefused(browser.post("/members", "{}"), "another_browser");
        assertRefused(
                browser.post("/members", ShopServer.json(Map.of("state", came.getOrDefault("state", "")))),
                "malformed_login");
        assertRefused(browser.join("No!", came), "malformed_login");
        assertThat(browser.join("young", came).statusCode()).isEqualTo(201);
        assertRefused(joinedBy("young"), "login_taken");
    }

    private static HttpResponse<String> joinedBy(String login) throws Exception {
        var other = visitor();
        return other.join(login, other.verify(somebody("b")));
    }

    @Test
    void isToldOfAnAcceptanceAndAnErasureAndTakesNoForgery() throws Exception {
        var browser = visitor();
        var id = browser.verify(somebody("c")).getOrDefault("verification_id", "");
        node.awaitLine("webhook verification.accepted " + id);

        var forged = browser.post(
                "/webhooks",
                "{\"type\":\"verification.erased\",\"data\":{\"verification_id\":\"" + id + "\"}}",
                "webhook-id",
                "forged",
                "webhook-timestamp",
                Long.toString(Instant.now().getEpochSecond()),
                "webhook-signature",
                "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(browser.post("/webhooks", "{}").statusCode()).isEqualTo(400);

        ShopServer.of(server, NAME).erase(id, "");
        node.awaitLine("webhook verification.erased " + id);
    }

    @Test
    void signsUpInARealBrowser() {
        try (var chromium = Chromium.launch();
                var context = chromium.desktop("ko-KR")) {
            var complaints = new ArrayList<String>();
            var page = context.newPage();
            page.onPageError(complaints::add);
            page.navigate(site);
            page.click("#verify button");
            page.click("#go");
            assertThat(page.locator("#go")).hasText("본인인증 하기");
            Shop.certify(page.waitForPopup(() -> page.click("#go")), "leap-day");

            page.fill("[name=login]", "browser");
            assertThat(page).hasURL(site + "/");
            page.click("#join button");

            assertThat(page.locator("#message")).containsText("님, 가입하셨습니다.");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void needsLessThanThirtyLinesForTheSignUp() throws IOException {
        var lines = Files.readAllLines(EXAMPLE.resolve("server.js"));
        var first = lines.indexOf("app.post('/verify', async (request, response) => {");
        var last = lines.indexOf("function isTaken(login, account) {");

        assertThat(first).isPositive();
        assertThat(lines.subList(first, last)).hasSizeLessThan(30);
    }
}
