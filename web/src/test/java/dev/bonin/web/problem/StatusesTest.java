package dev.bonin.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountRefusal;
import dev.bonin.application.HostedPage;
import dev.bonin.application.Order;
import dev.bonin.application.WindowlessRefusal;
import dev.bonin.guardian.GuardianRefusal;
import dev.bonin.handover.Redemption;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Verdict;
import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.source.SourceException;
import dev.bonin.verification.RefusalReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** A code and its status never change: clients go by them. */
class StatusesTest {
    private final Problems problems = new Problems(new ReasonCatalog(), new Random());

    private static List<Reason> reasons() {
        return Stream.<Reason[]>of(
                        RefusalReason.values(),
                        AccountRefusal.Reason.values(),
                        HostedPage.Refusal.values(),
                        Order.Refusal.values(),
                        Redemption.Refusal.values(),
                        GuardianRefusal.values(),
                        WindowlessRefusal.values(),
                        CallReason.values(),
                        SourceException.Kind.values())
                .flatMap(Stream::of)
                .toList();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "statuses.csv")
    void areThoseOfEver(String code, int status, String sayer) {
        var problem = sayer.equals("policy") ? ofPolicy(code) : ofCall(code);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.members())
                .containsEntry("code", code)
                .containsEntry("status", status)
                .containsEntry("type", "https://bonin.dev/reasons#" + code)
                .containsKeys("title", "detail", "request_id");
    }

    @Test
    void isOneForEachCodeWhicheverEnumItComesFrom() {
        Map<String, Integer> statuses = new HashMap<>();

        assertThat(reasons()).hasSizeGreaterThan(70).allSatisfy(reason -> {
            var status = ofReason(reason).status();
            assertThat(statuses.computeIfAbsent(reason.code(), unused -> status))
                    .as(reason.code())
                    .isEqualTo(status);
        });
    }

    /** A new code needs a line, so that its status is kept from then on. */
    @Test
    void areListedForEveryCode() throws IOException {
        try (var table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("statuses.csv")), StandardCharsets.UTF_8))) {
            assertThat(table.lines().map(line -> line.replaceFirst(",.*", "")))
                    .containsAll(reasons().stream().map(Reason::code).toList());
        }
    }

    private Problem ofCall(String code) {
        return reasons().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .map(this::ofReason)
                .orElseThrow();
    }

    private Problem ofReason(Reason reason) {
        return problems.problem(reason, null, "12345678");
    }

    private Problem ofPolicy(String code) {
        return problems.problem(
                new Decision("club:gold", Optional.empty(), Verdict.fail(code)), new MockHttpServletRequest());
    }
}
