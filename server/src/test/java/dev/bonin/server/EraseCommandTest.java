package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.store.Stores;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator has a person forgotten, while the server runs. */
class EraseCommandTest {
    private static final String OPERATOR =
            "operator:" + System.getenv().getOrDefault("SUDO_USER", System.getProperty("user.name"));

    private final CommandBench bench = new CommandBench();
    private final RunningServer server =
            bench.server("bonin.purposes.default.keep=person,name", "bonin.purposes.default.policies=age_of_majority");

    @AfterEach
    void close() {
        server.close();
        bench.close();
    }

    @Test
    void forgetsThePersonAndLogsWhoWantedItAndWhy() {
        var id = verified();

        assertThat(bench.succeed("erase", id, "--reason", "동의 철회"))
                .matches("erased at \\S+, [1-9][0-9]* rows, at PortOne: not_asked\\R");

        var last =
                server.part(Stores.class).log().about(id, Optional.empty(), 1).get(0);
        assertThat(last.access().actor()).isEqualTo(OPERATOR);
        assertThat(last.access().reason()).isEqualTo("동의 철회");
        assertThat(bench.succeed("erase", id, "--reason", "again")).startsWith("already erased at ");
    }

    @Test
    void leavesItToTheServerToTellPortOne() {
        var id = verified();

        assertThat(bench.succeed("erase", id, "--at-source", "--reason", "동의 철회"))
                .contains("at PortOne: pending");
        server.part(SourceErasures.class).run();

        assertThat(bench.succeed("erase", id, "--reason", "how does it stand")).contains("at PortOne: erased");
    }

    @Test
    void saysThatNobodyWasVerified() {
        var id = server.browser().merchantUid();

        assertThat(bench.succeed("erase", id, "--reason", "r")).startsWith("no person was verified: cancelled");
        assertThat(bench.succeed("erase", id, "--at-source", "--reason", "r"))
                .contains("no record at PortOne is known");
    }

    @Test
    void forgetsWhoWasRefusedHereAndAtPortOne() {
        var browser = server.browser();
        var impUid = browser.certify("thirteen");
        assertThat(browser.finish(impUid).statusCode()).isEqualTo(403);
        var id = browser.merchantUid();

        assertThat(bench.succeed("erase", id, "--at-source", "--reason", "동의 철회"))
                .matches("erased at \\S+, 0 rows, at PortOne: pending: .*\\R");
        server.part(SourceErasures.class).run();

        assertThat(bench.succeed("erase", id, "--reason", "how does it stand")).contains("at PortOne: erased");
        var row = server.part(Stores.class)
                .verifications()
                .find(new VerificationId(id))
                .orElseThrow();
        assertThat(row.state()).isEqualTo(VerificationState.ERASED);
        assertThat(row.completion().orElseThrow().evidence()).isEmpty();
        assertThat(browser.finish(impUid).statusCode()).as("never accepted").isEqualTo(404);
    }

    @Test
    void saysThatThereIsNoSuchVerification() {
        assertThat(bench.fail("erase", "0".repeat(32), "--reason", "r")).contains("The verification does not exist");
        assertThat(bench.fail("erase", "x", "--reason", "r"))
                .contains("ID: ", "(expected: ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"erase", "erase 00000000000000000000000000000000", "erase --reason r"})
    void refusesWhatIsNotSaidWhole(String arguments) {
        assertThat(bench.run(arguments.split(" ", -1))).isEqualTo(2);
    }

    private String verified() {
        var browser = server.browser();
        var answer = browser.finish(browser.certify("adult"));
        return JsonPath.read(answer.body(), "$.verification_id");
    }
}
