package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator sees to accounts, while the server runs. */
class AccountCommandTest {
    private static final String OPERATOR =
            "operator:" + System.getenv().getOrDefault("SUDO_USER", System.getProperty("user.name"));

    private final CommandBench bench = new CommandBench();
    private final RunningServer server = bench.server(settings());
    private final Members shop = new Members(ShopServer.of(server, "shop"));

    private static String[] settings() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of("bonin.applications.shop.scopes=ban", "bonin.purposes.default.keep=person"));
        return settings.toArray(String[]::new);
    }

    @AfterEach
    void close() {
        server.close();
        bench.close();
    }

    @Test
    void showsWhoseAnAccountIs() {
        var verification = shop.verified("adult");
        shop.link("hong", verification);
        String person = JsonPath.read(shop.find("hong").body(), "$.person_id");

        assertThat(bench.succeed("account", "show", "shop", "hong"))
                .startsWith(person + "\t")
                .contains("\t" + verification);
        assertThat(bench.fail("account", "show", "-", "hong")).contains("unknown_account: ");
        assertThat(bench.fail("account", "show", "cafe", "hong")).contains("unknown_account: ");
    }

    @Test
    void showsAnAccountOfABrowserThatStartedForItself() throws Exception {
        var browser = server.browser();
        String verification =
                JsonPath.read(browser.finish(browser.certify("adult")).body(), "$.verification_id");
        var person = server.part(Stores.class)
                .log()
                .about(verification, Optional.empty(), 1)
                .get(0)
                .person()
                .orElseThrow();
        bench.tamper(
                "INSERT INTO bonin_account_link (application, account, person_id, verification_id, linked_at) VALUES"
                        + " ('', 'kim', '" + person + "', '" + verification + "', 1795359600000)");

        assertThat(bench.succeed("account", "show", "-", "kim"))
                .isEqualToNormalizingNewlines(person + "\t2026-11-22T15:00:00Z\t" + verification + "\n");
        assertThat(bench.succeed("account", "unlink", "-", "kim", "--reason", "r"))
                .startsWith("unlinked from " + person);
    }

    @Test
    void unlinksWithAWaitAndLogsWhoWantedItAndWhy() {
        var person = shop.signedUp("hong", "adult");
        System.setProperty("bonin.accounts.rejoin-wait", "30d");

        assertThat(bench.succeed("account", "unlink", "shop", "hong", "--reason", "탈퇴 요청"))
                .startsWith("unlinked from " + person + ", may come back after ");

        assertProblem(shop.find("hong"), 404, "unknown_account");
        assertProblem(shop.link("hong", shop.verified("adult")), 403, "rejoin_wait");
        assertLogged(person, AuditAction.ACCOUNT_UNLINKED, "탈퇴 요청");
        assertThat(bench.fail("account", "unlink", "shop", "hong", "--reason", "r"))
                .contains("unknown_account: ");
    }

    @Test
    void movesAnAccountToThePersonOfARedeemedVerification() {
        shop.signedUp("hong", "adult");
        var verification = shop.verified(CertificationOrder.of("adult")
                .with("unique_key", "c".repeat(86) + "==")
                .with("unique_in_site", "d".repeat(63) + "="));

        var told =
                bench.succeed("account", "relink", "shop", "hong", "--verification", verification, "--reason", "초본 확인");

        String person = JsonPath.read(shop.find("hong").body(), "$.person_id");
        assertThat(told).startsWith(person + "\t").contains(verification);
        assertLogged(person, AuditAction.ACCOUNT_RELINKED, "초본 확인");
    }

    @Test
    void movesNoAccountByAVerificationThatWasNotRedeemedOrIsUnknown() {
        shop.signedUp("hong", "adult");
        var order = shop.shop().order();
        SentBrowser.of(server).claimed(order.pageToken()).code(order.id());

        assertThat(relinkFails(order.id())).contains("not_redeemed: ");
        assertThat(relinkFails("0".repeat(32))).contains("unknown_verification: ");
        assertThat(relinkFails("x")).contains("unknown_verification: ").hasLineCount(1);
    }

    private String relinkFails(String verification) {
        return bench.fail("account", "relink", "shop", "hong", "--verification", verification, "--reason", "r");
    }

    @Test
    void bansAndUnbans() {
        var person = shop.signedUp("hong", "adult");

        assertThat(bench.succeed("account", "ban", "shop", person, "--reason", "부정 이용"))
                .isEqualToIgnoringNewLines("banned without end");
        assertLogged(person, AuditAction.PERSON_BANNED, "부정 이용");
        bench.succeed("account", "unlink", "shop", "hong", "--reason", "r");
        assertProblem(shop.link("hong", shop.verified("adult")), 403, "banned");

        assertThat(bench.succeed("account", "unban", "shop", person, "--reason", "이의 인용"))
                .isEqualToIgnoringNewLines("no longer banned");
        assertThat(shop.link("hong", shop.verified("adult")).statusCode()).isEqualTo(201);
        assertThat(bench.fail("account", "unban", "shop", person, "--reason", "r"))
                .contains("has not banned a person");
    }

    @Test
    void letsADiGoOnce() {
        var person = shop.signedUp("hong", "adult");

        assertThat(bench.succeed("account", "release-di", "shop", person, "--reason", "신분증 확인"))
                .isEqualToIgnoringNewLines("released");
        assertThat(bench.fail("account", "release-di", "shop", person, "--reason", "r"))
                .contains("knows no person with that id and a DI");
        assertThat(bench.succeed("audit", "export", "--format", "csv", "--reason", "r"))
                .contains("person_di_released", "신분증 확인");
    }

    @Test
    void printsWhoStandsInTheWayOfNewcomersUntilNobodyDoes() {
        var byKcp = CertificationOrder.of("adult").throughChannel("channel-key-sandbox-kcp-plain");
        assertThat(shop.link("hong", shop.verified(byKcp)).statusCode()).isEqualTo(201);
        String person = JsonPath.read(shop.find("hong").body(), "$.person_id");
        assertThat(bench.succeed("account", "apart", "shop")).isEqualToIgnoringNewLines("all people can be compared");
        var other = shop.verified("mvno");
        var otherPerson = personOf(other);
        bench.succeed("account", "ban", "shop", otherPerson, "--reason", "r");
        assertProblem(shop.link("kim", shop.verified("foreigner")), 409, "standing_unknown");

        assertThat(bench.succeed("account", "apart", "shop").lines())
                .contains("smaller accounts         1  di:kcp_v2/", "        " + person + "  account hong")
                .anyMatch(line -> line.matches("larger +bans +1 +ci di:danal/"))
                .noneMatch(line -> line.contains(otherPerson));
        assertThat(bench.succeed("account", "apart", "-")).isEqualToIgnoringNewLines("all people can be compared");

        bench.succeed("account", "unlink", "shop", "hong", "--reason", "r");
        assertThat(bench.succeed("account", "apart", "shop")).isEqualToIgnoringNewLines("all people can be compared");
        assertThat(shop.link("kim", shop.verified("foreigner")).statusCode()).isEqualTo(201);
    }

    private String personOf(String verification) {
        return server.part(Stores.class).log().about(verification, Optional.empty(), 20).stream()
                .flatMap(event -> event.person().stream())
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void bansUntilADayInKoreaBegins() {
        var person = shop.signedUp("hong", "adult");

        assertThat(bench.succeed("account", "ban", "shop", person, "--until", "2999-01-01", "--reason", "r"))
                .isEqualToIgnoringNewLines("banned until 2998-12-31T15:00:00Z");
        assertThat(bench.run("account", "ban", "shop", person, "--until", "2020-01-01", "--reason", "r"))
                .isEqualTo(2);
        assertThat(bench.complaints()).contains("--until: not a future day");
        assertThat(shop.ban(person, Map.of("reason", "for good")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000000000000000", "x"})
    void bansNobodyWhomTheApplicationDoesNotKnow(String person) {
        assertThat(bench.fail("account", "ban", "shop", person, "--reason", "r"))
                .contains("knows no person with that id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account",
                "account apart",
                "account show shop",
                "account unlink shop hong",
                "account relink shop hong --reason r",
                "account ban shop hong",
                "account ban shop hong --until tomorrow --reason r"
            })
    void refusesWhatIsNotSaidWhole(String arguments) {
        assertThat(bench.run(arguments.split(" ", -1))).isEqualTo(2);
    }

    private void assertLogged(String person, AuditAction action, String reason) {
        assertThat(server.part(Stores.class).log().about("", Optional.of(new PersonId(person)), 50))
                .filteredOn(event -> event.action() == action)
                .singleElement()
                .extracting(AuditEvent::access)
                .satisfies(access -> {
                    assertThat(access.actor()).isEqualTo(OPERATOR);
                    assertThat(access.reason()).isEqualTo(reason);
                });
    }
}
