package dev.bonin.boot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever one clock does, the others are asked, and what they say is reported. */
class ClockDiagnosisTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static List<FindingCode> codes(ClockDiagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::code).toList();
    }

    @Test
    void tellsOfTheOtherApiAndOfTheDatabaseIfOneApiFailsInAnUnknownWay() {
        var diagnosis = new ClockDiagnosis(
                Mode.LIVE,
                CLOCK,
                () -> Optional.of(NOW.plus(Duration.ofHours(1))),
                Map.of(
                        PortOneApi.V1,
                        () -> {
                            throw new IllegalStateException("unknown");
                        },
                        PortOneApi.V2,
                        () -> Optional.of(Duration.ofHours(-1))));

        assertThat(codes(diagnosis))
                .containsExactlyInAnyOrder(
                        FindingCode.CHECK_FAILED,
                        FindingCode.PORTONE_OK,
                        FindingCode.CLOCK_DIFFERS_FROM_PORTONE,
                        FindingCode.CLOCK_DIFFERS_FROM_DATABASE);
    }

    @Test
    void tellsOfPortOneIfTheDatabaseFailsInAnUnknownWay() {
        var diagnosis = new ClockDiagnosis(
                Mode.LIVE,
                CLOCK,
                () -> {
                    throw new IllegalStateException("unknown");
                },
                Map.of(PortOneApi.V1, () -> Optional.of(Duration.ZERO)));

        assertThat(codes(diagnosis)).containsExactly(FindingCode.PORTONE_OK, FindingCode.CHECK_FAILED);
    }
}
