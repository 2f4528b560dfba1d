package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.verification.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Nothing that must stay secret shows up where it must not: the whole story is run with every log turned up, and then
 * searched for the person's values and for the secrets.
 */
@ExtendWith(OutputCaptureExtension.class)
class LeakTest {
    private static final String NAME = "비밀이름";
    private static final String PHONE = "01000009876";
    private static final String BIRTHDAY = "1987-06-05";
    private static final String CI = "CANARYci+/" + "c".repeat(76) + "==";
    private static final String DI = "CANARYdi+/" + "d".repeat(53) + "=";

    @Test
    void neitherLogsNorProblemsNorTextsTellWhoItWasOrWhatTheKeysAre(CapturedOutput log) {
        var texts = new ArrayList<String>();
        try (var server = RunningServer.startWith(
                outcome -> texts.add(everyTextOf(outcome)),
                "bonin.portone.timeout=3s",
                "logging.level.root=debug",
                "logging.level.dev.bonin=trace",
                // The test's own client.
                "logging.level.jdk.internal.httpclient=off")) {
            var browser = server.browser();
            var secrets = new ArrayList<>(secrets(server));
            secrets.add(browser.cookie().split("=", 2)[1]);
            run(server, texts);
            texts.add(browser.finish(server.sandbox().certify(order().withMerchantUid(browser.merchantUid())))
                    .body());
            texts.add(browser.finish("imp_000000000000").body());
            assertThat(texts).hasSizeGreaterThan(20);
            for (var secret : secrets) {
                assertThat(texts).as("answers and texts").noneMatch(text -> text.contains(secret));
                assertThat(log.getAll()
                                .lines()
                                .filter(line -> line.contains(secret))
                                .toList())
                        .as("log")
                        .isEmpty();
            }
        }
    }

    private static String everyTextOf(Outcome outcome) {
        return outcome
                + outcome.fold(
                        accepted -> accepted.identity().toString()
                                + accepted.identity()
                                        .map(person -> person.name().toString()),
                        other -> other.status());
    }

    private static List<String> secrets(RunningServer server) {
        var merchant = server.sandbox().merchant();
        return List.of(NAME, PHONE, "9876543", BIRTHDAY, "19870605", "CANARY", merchant.impSecret(), merchant.impKey());
    }

    private static void run(RunningServer server, List<String> texts) {
        texts.add(server.finish(canary(server)).body());
        for (var fault : faults()) {
            server.sandbox().nextAnswers(fault.times(5));
            texts.add(server.finish(canary(server)).body());
            server.sandbox().clearFaults();
        }
        var uncertified = server.sandbox().certify(order().with("certified", false));
        texts.add(server.finish(uncertified).body());
        var redirect = server.get("/certifications/redirect?imp_uid=" + canary(server) + "&success=true");
        texts.add(redirect.headers().map().toString());
        texts.add(server.get("/").body());
        texts.add(server.finish(NAME).body());
        texts.add(server.get("/certifications/redirect?imp_uid=imp_1&imp_uid=imp_2")
                .body());
    }

    private static List<Fault> faults() {
        return List.of(
                new Fault.Status(500),
                new Fault.Status(401),
                new Fault.HtmlBody(502),
                new Fault.TruncatedJson(),
                new Fault.CutOff(),
                new Fault.BusinessRefusal(),
                new Fault.NullResponse(),
                new Fault.WrongImpUid(),
                new Fault.Dropped(),
                new Fault.ExtraFields(),
                new Fault.EscapedKorean(),
                new Fault.Stalled());
    }

    private static String canary(RunningServer server) {
        return server.sandbox().certify(order());
    }

    private static CertificationOrder order() {
        return CertificationOrder.of("adult")
                .with("name", NAME)
                .with("phone", PHONE)
                .with("birthday", BIRTHDAY)
                .with("unique_key", CI)
                .with("unique_in_site", DI);
    }
}
