package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.server.command.BoninCommand;
import dev.bonin.verification.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about webhooks, without a server that runs. */
class WebhookCommandTest {
    private final DataFolder data = DataFolder.create();
    private final StringWriter said = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @BeforeEach
    void nameTheData() {
        System.setProperty("bonin.data", data.path().toString());
    }

    @AfterEach
    void forgetTheData() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("bonin."))
                .forEach(System::clearProperty);
        data.close();
    }

    private int run(String arguments) {
        said.getBuffer().setLength(0);
        complaints.getBuffer().setLength(0);
        return BoninCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(complaints, true))
                .execute(arguments.split(" "));
    }

    private String succeed(String arguments) {
        assertThat(run(arguments)).as(complaints.toString()).isZero();
        return said.toString();
    }

    private void addTheShop() {
        succeed("keys create");
        succeed("application add shop --return-url https://shop.example/");
    }

    /** The first start registers the keys, by which secrets are sealed. */
    private void startOnce() {
        RunningServer.start("bonin.data=" + data.path()).close();
    }

    @Test
    void saysThatTheServerHasToStartOnceBefore() {
        addTheShop();

        assertThat(run("application webhook set shop https://shop.example/")).isEqualTo(1);
        assertThat(complaints.toString()).contains("does not know the keys", "(expected: ");
    }

    @Test
    void printsTheSecretAndNothingElseOnce() {
        startOnce();
        succeed("application add shop --return-url https://shop.example/");

        assertThat(succeed("application webhook set shop https://shop.example/webhooks?token=t"))
                .matches("whsec_[0-9A-Za-z+/]{43}=\\R");
        assertThat(succeed("application webhook set shop https://shop.example/other"))
                .isEmpty();
        assertThat(succeed("application webhook show shop").lines())
                .containsExactly("url\thttps://shop.example/other", "status\ton", "secrets\t1");
        assertThat(succeed("application webhook log shop")).isEmpty();
    }

    @Test
    void isInTheAccessLogWithoutAddressesAndSecrets() {
        startOnce();
        succeed("application add shop --return-url https://shop.example/");
        succeed("application webhook set shop https://shop.example/webhooks?token=t");
        succeed("application webhook rotate shop");
        succeed("application webhook rotate shop --drop-old");
        succeed("application webhook off shop");
        succeed("application webhook on shop");
        succeed("application webhook replay shop --failed-since 1h");

        try (var database =
                BoninDatabase.open(new DatabaseSettings.Sqlite(data.path().resolve("bonin.db")), Mode.SANDBOX)) {
            assertThat(database.log().unchained(20))
                    .filteredOn(entry -> entry.action().code().equals("webhook_changed"))
                    .map(entry -> entry.detail())
                    .containsExactly(
                            "application=shop webhook=set host=shop.example",
                            "application=shop webhook=rotate",
                            "application=shop webhook=rotate ended=1",
                            "application=shop webhook=off",
                            "application=shop webhook=on",
                            "application=shop webhook=replay events=0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application webhook set nobody https://shop.example/",
                "application webhook set shop ftp://shop.example/",
                "application webhook set shop https://user@shop.example/",
                "application webhook show shop",
                "application webhook rotate shop",
                "application webhook on shop",
                "application webhook off shop",
                "application webhook log shop",
                "application webhook replay shop 1"
            })
    void saysWhatIsWrong(String arguments) {
        addTheShop();

        assertThat(run(arguments)).isEqualTo(1);

        assertThat(complaints.toString())
                .startsWith("bonin: ")
                .contains("(expected: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "application webhook set nobody https://shop.example/, 1",
        "application webhook set shop ftp://shop.example/, 1",
        "application webhook set shop https://user@shop.example/, 1",
        "application webhook set shop https://shop.example/#a, 1",
        "application webhook show shop, 1",
        "application webhook replay shop 1, 1",
        "application webhook replay shop, 2",
        "application webhook log shop --since soon, 2",
        "application webhook, 2",
        "application rotate nobody, 1",
        "application add SHOP --return-url https://shop.example/, 1",
        "application add bank --return-url myapp://verified, 1",
        "application add bank --return-url https://bank.example/ --scope all, 1"
    })
    void saysItInKoreanToPeopleWhoReadIt(String arguments, int code) {
        addTheShop();
        var before = Locale.getDefault();
        Locale.setDefault(Locale.KOREA);
        try {
            assertThat(run(arguments)).isEqualTo(code);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(complaints.toString().lines().findFirst().orElse(""))
                .containsPattern("[가-힣]")
                .doesNotContain("expected");
    }

    @Test
    void leavesTheSettingsToTheSettings() {
        addTheShop();
        System.setProperty("bonin.applications.bank.key-sha256", "0".repeat(64));
        System.setProperty("bonin.applications.bank.return-urls", "https://bank.example/");

        assertThat(run("application webhook set bank https://bank.example/")).isEqualTo(1);
        assertThat(complaints.toString()).contains("declared in the settings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application webhook",
                "application webhook dance",
                "application webhook set shop",
                "application webhook log shop --since soon",
                "application webhook replay shop",
                "application webhook replay shop 1 --failed-since 1h",
                "application webhook replay shop --failed-since -1h"
            })
    void refusesWhatItDoesNotKnow(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(complaints.toString()).isNotEmpty();
    }
}
