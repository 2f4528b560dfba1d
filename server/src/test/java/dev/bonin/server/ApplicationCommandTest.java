package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.server.command.BoninCommand;
import dev.bonin.verification.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Applications come and go on the command line, while the server runs or before it does. */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationCommandTest {
    private static final String RETURN_URL = "https://shop.example/done?from=bonin";
    private static final String ADD = "application add shop --return-url " + RETURN_URL;

    private final DataFolder data = DataFolder.create();
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

    @Test
    void printsAKeyAndNothingElse(CapturedOutput output) {
        var said = succeed(ADD + " --scope ci,name --scope birthday");

        assertThat(said).matches("bonin_[0-9A-Za-z_-]{43}\\R");
        assertThat(complaints.toString()).isEmpty();
        assertThat(output.getAll()).as("no log either").isEmpty();
        assertThat(succeed("application list"))
                .isEqualTo("shop\tbirthday,ci,name\t" + RETURN_URL + System.lineSeparator());
    }

    /** Whoever comes by a name could otherwise read what was kept for the one before, by wider scopes. */
    @Test
    void givesNobodyWhatIsKeptForARemovedApplicationUnlessTold() {
        try (var server = RunningServer.start("bonin.data=" + data.path())) {
            var key = succeed(ADD).strip();
            assertThat(status(server, key)).isEqualTo(201);
        }
        succeed("application remove shop");

        assertThat(fail(ADD)).contains("still stored for a removed application", "--take-over");

        succeed(ADD + " --take-over");
        assertThat(succeed("application list")).startsWith("shop\t");
    }

    @Test
    void worksOnTheDatabaseOfARunningServer() {
        try (var server = RunningServer.start("bonin.data=" + data.path())) {
            var key = succeed(ADD).strip();
            assertThat(status(server, key)).isEqualTo(201);

            var next = succeed("application rotate shop").strip();
            assertThat(status(server, key)).as("in the overlap").isEqualTo(201);
            assertThat(status(server, next)).isEqualTo(201);

            var last = succeed("application rotate shop --overlap 0s").strip();
            assertThat(status(server, key)).as("rotated out").isEqualTo(401);
            assertThat(status(server, next)).as("rotated out").isEqualTo(401);
            assertThat(status(server, last)).isEqualTo(201);

            succeed("application remove shop");
            assertThat(status(server, last)).isEqualTo(401);
        }
    }

    @Test
    void isInTheAccessLogWhereItChangedSomething() {
        succeed(ADD + " --scope ci,name");
        succeed("application rotate shop --overlap 1h");
        succeed("application change shop --scope windowless,name");
        succeed("application change shop --scope none");
        succeed("application list");
        fail("application rotate nobody");
        fail("application change nobody --scope ban");
        succeed("application remove shop");

        try (var database =
                BoninDatabase.open(new DatabaseSettings.Sqlite(data.path().resolve("bonin.db")), Mode.SANDBOX)) {
            assertThat(database.log().unchained(10))
                    .allMatch(entry -> entry.access().actor().startsWith("operator:"))
                    .map(entry -> entry.action().code() + " " + entry.detail())
                    .containsExactly(
                            "application_added application=shop scopes=ci,name",
                            "application_rotated application=shop overlap=PT1H",
                            "application_changed application=shop scopes=name,windowless",
                            "application_changed application=shop scopes=",
                            "application_removed application=shop");
        }
    }

    @Test
    void changesTheScopesOfAnApplicationAndNothingElse() {
        succeed(ADD + " --scope ban");

        assertThat(succeed("application change shop --scope windowless,unlink")).isEmpty();
        assertThat(succeed("application list"))
                .isEqualTo("shop\tunlink,windowless\t" + RETURN_URL + System.lineSeparator());
        succeed("application change shop --scope none");
        assertThat(succeed("application list")).isEqualTo("shop\t\t" + RETURN_URL + System.lineSeparator());
    }

    /** Without the scope it may not even ask whether there is an agency that verifies by phone. */
    @Test
    void allowsToDoWithoutAWindowFromTheNextCallOn() {
        try (var server = RunningServer.start("bonin.data=" + data.path(), "bonin.portone.api=v2")) {
            var shop =
                    new ShopServer(server, ShopServer.basic("shop", succeed(ADD).strip()), RETURN_URL);
            var order = "{\"subject\":\"42\",\"window\":false,\"typed_name\":\"홍길동\"}";
            BadInputTest.assertProblem(shop.post("", order), 403, "missing_scope");

            succeed("application change shop --scope windowless");

            assertThat(shop.post("", order).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void isThereForTheServerThatStartsLater() {
        var key = succeed(ADD).strip();

        try (var server = RunningServer.start("bonin.data=" + data.path())) {
            assertThat(status(server, key)).isEqualTo(201);
        }
    }

    @Test
    void refusesANameThatIsTakenOrDeclared() {
        succeed(ADD);
        assertThat(fail(ADD)).contains("shop is taken");

        System.setProperty("bonin.applications.bank.key-sha256", "0".repeat(64));
        System.setProperty("bonin.applications.bank.return-urls", "https://bank.example/");
        assertThat(fail("application add bank --return-url https://bank.example/"))
                .contains("declared in the settings");
        assertThat(fail("application rotate bank")).contains("declared in the settings");
        assertThat(fail("application change bank --scope ban")).contains("declared in the settings");
    }

    @Test
    void saysWhichValuesNoPurposeHandsOverOrStores() {
        System.setProperty("bonin.purposes.default.redeem-within", "0s");
        assertThat(run("application add shop --return-url https://shop.example/ --scope name,birthday,unlink"))
                .isZero();
        assertThat(complaints.toString())
                .contains("no purpose hands over or stores name, birthday", "bonin.purposes.default.keep");

        System.setProperty("bonin.purposes.default.keep", "name");
        complaints.getBuffer().setLength(0);
        assertThat(run("application add bank --return-url https://bank.example/ --scope name"))
                .isZero();
        assertThat(complaints.toString()).isEmpty();

        System.setProperty("bonin.purposes.default.redeem-within", "10m");
        assertThat(run("application add cafe --return-url https://cafe.example/ --scope birthday"))
                .isZero();
        assertThat(complaints.toString()).isEmpty();
    }

    @Test
    void refusesToStartTheServerWithANameThatIsBoth(CapturedOutput output) {
        succeed(ADD);
        for (var setting : ShopServer.settings("shop")) {
            var parts = setting.split("=", 2);
            System.setProperty(parts[0], parts[1]);
        }

        assertThat(run("serve --port 0 --sandbox-port 0 --management-port 0")).isEqualTo(1);

        assertThat(output.getAll())
                .contains("shop is declared in the settings", "./bonin application remove")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application add Shop! --return-url https://shop.example/",
                "application add shop --return-url http://shop.example/",
                "application add shop --return-url ftp://shop.example/",
                "application add shop --return-url https://shop.example/%",
                "application add shop --return-url https://shop.example/#done",
                "application add shop --return-url https://shop.example/ --scope everything",
                "application change shop --scope everything",
                "application change shop --scope none,ban",
                "application change nobody --scope ban",
                "application rotate nobody",
                "application remove nobody"
            })
    void saysWhatIsWrong(String arguments) {
        BoninDatabase.open(new DatabaseSettings.Sqlite(data.path().resolve("bonin.db")), Mode.SANDBOX)
                .close();
        assertThat(fail(arguments))
                .startsWith("bonin: ")
                .contains("(expected: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application",
                "application dance",
                "application add",
                "application add shop",
                "application change shop",
                "application rotate shop --overlap soon",
                "application rotate shop --overlap -1h",
                "application rotate shop --overlap 91d"
            })
    void refusesWhatItDoesNotKnow(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(complaints.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bonin.mode=party",
                "bonin.store.url=memory",
                "bonin.store.url=jdbc:oracle:thin:@db",
                "bonin.store.connections=0",
                "bonin.store.connections=x-ray",
                "bonin.portone.timeout=x-ray",
                "bonin.purposes.signup.kepe=x-ray"
            })
    void saysWhichSettingIsWrong(String setting) {
        var parts = setting.split("=", 2);
        System.setProperty(parts[0], parts[1]);

        assertThat(fail(ADD))
                .startsWith("bonin: " + parts[0])
                .satisfies(said -> assertThat(said.lines()).hasSizeLessThanOrEqualTo(4))
                .doesNotContain("x-ray");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:canary@host/db",
                "jdbc:postgresql://host:canary/db",
                "jdbc:postgresql://%canary"
            })
    void quotesNoDatabaseUrlThatCannotBeRead(String url, CapturedOutput output) {
        System.setProperty("bonin.store.url", url);

        assertThat(fail(ADD))
                .startsWith("bonin: The database at bonin.store.url cannot be used: its URL cannot be read")
                .hasLineCount(1)
                .doesNotContain("canary");
        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void refusesADatabaseOfTheOtherMode() {
        succeed(ADD);
        System.setProperty("bonin.mode", "live");

        assertThat(fail("application list")).contains("made in sandbox mode");
    }

    @Test
    void saysThatPlainHttpIsForThisMachine() {
        assertThat(fail("application add shop --return-url http://shop.example/"))
                .contains("return URL: plain http is for this machine only"
                        + " (expected: https://, or http://localhost in sandbox mode)");
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_shop.example/v, the host has an underscore",
        "https://가게.example/v, begins with xn--",
        "https://shop.example/v#top, has a #",
        "myapp://verified, App Link (Android) or Universal Link (iOS)",
        "https://shop.example/인증, percent-encoded",
        "https:/v, not the absolute address of a page"
    })
    void saysWhatIsOddAboutAnAddress(String url, String what) {
        assertThat(fail("application add shop --return-url " + url))
                .contains("return URL: ", what)
                .doesNotContain(url);
    }

    @Test
    void takesScopesWithBlanksBetweenThem() {
        assertThat(run(
                        new StringWriter(),
                        "application",
                        "add",
                        "shop",
                        "--return-url",
                        RETURN_URL,
                        "--scope",
                        "name, birthday "))
                .as(complaints.toString())
                .isZero();

        assertThat(succeed("application list")).startsWith("shop\tbirthday,name\t");
    }

    private static int status(RunningServer server, String key) {
        var shop = new ShopServer(server, ShopServer.basic("shop", key), RETURN_URL);
        return shop.post("", ShopServer.order("s", RETURN_URL, "s")).statusCode();
    }

    private String succeed(String arguments) {
        var said = new StringWriter();
        assertThat(run(arguments, said)).as(complaints.toString()).isZero();
        return said.toString();
    }

    private String fail(String arguments) {
        var said = new StringWriter();
        complaints.getBuffer().setLength(0);
        assertThat(run(arguments, said)).isEqualTo(1);
        assertThat(said.toString()).isEmpty();
        return complaints.toString();
    }

    private int run(String arguments) {
        return run(arguments, new StringWriter());
    }

    private int run(String arguments, StringWriter said) {
        return run(said, arguments.split(" ", -1));
    }

    private int run(StringWriter said, String... arguments) {
        return BoninCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(complaints, true))
                .execute(arguments);
    }
}
