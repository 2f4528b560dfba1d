package dev.bonin.boot.diagnosis;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.clock.OtherClock;
import dev.bonin.diagnosis.Check;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.diagnosis.Severity;
import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.PortOneException;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks PortOne and the database for the time: PortOne has to answer, take the credentials, and agree on it. In sandbox
 * mode the sandbox's clock may be set freely, and is not compared.
 */
public final class ClockDiagnosis implements Check {
    private static final Duration DRIFT = Duration.ofSeconds(30);

    private final Mode mode;
    private final Clock clock;
    private final OtherClock database;
    private final Map<PortOneApi, Supplier<Optional<Duration>>> portOne;

    /**
     * Creates the check.
     *
     * @param portOne what to add to this machine's clock to get PortOne's time, asked anew; empty if it does not tell
     */
    public ClockDiagnosis(
            Mode mode, Clock clock, OtherClock database, Map<PortOneApi, Supplier<Optional<Duration>>> portOne) {
        this.mode = mode;
        this.clock = clock;
        this.database = database;
        this.portOne = Map.copyOf(portOne);
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        portOne.forEach((api, skew) -> ask(api, skew, findings));
        ofDatabase().ifPresent(findings::add);
        if (findings.stream().allMatch(finding -> finding.severity() == Severity.OK)) {
            findings.add(Finding.of(FindingCode.CLOCK_OK));
        }
        return findings;
    }

    private void ask(PortOneApi api, Supplier<Optional<Duration>> skew, List<Finding> findings) {
        var name = api.code().toUpperCase(Locale.ROOT);
        try {
            var told = skew.get();
            findings.add(Finding.of(FindingCode.PORTONE_OK, name));
            if (mode == Mode.LIVE) {
                told.map(ClockDiagnosis::ofPortOne)
                        .orElse(Optional.of(Finding.of(FindingCode.CLOCK_UNCONFIRMED)))
                        .ifPresent(findings::add);
            }
        } catch (CredentialsRefusedException refused) {
            findings.add(Finding.of(FindingCode.PORTONE_CREDENTIALS_REFUSED, name));
        } catch (PortOneException away) {
            findings.add(Finding.of(FindingCode.PORTONE_UNREACHABLE, name));
        } catch (RuntimeException failure) {
            findings.add(failed(failure));
        }
    }

    /** What failed in an unknown way hides nothing that the others say. */
    private static Finding failed(RuntimeException failure) {
        return Finding.of(FindingCode.CHECK_FAILED, failure.getClass().getSimpleName());
    }

    private static Optional<Finding> ofPortOne(Duration skew) {
        if (skew.abs().compareTo(ClockAgreement.TOLERABLE) > 0) {
            return Optional.of(Finding.of(FindingCode.CLOCK_DIFFERS_FROM_PORTONE, seconds(skew)));
        }
        return skew.abs().compareTo(DRIFT) > 0
                ? Optional.of(Finding.of(FindingCode.CLOCK_DRIFTS, seconds(skew)))
                : Optional.empty();
    }

    private Optional<Finding> ofDatabase() {
        try {
            return database.now()
                    .map(theirs -> Duration.between(clock.instant(), theirs))
                    .filter(difference -> difference.abs().compareTo(ClockAgreement.TOLERABLE) > 0)
                    .map(difference -> Finding.of(FindingCode.CLOCK_DIFFERS_FROM_DATABASE, seconds(difference)));
        } catch (StoreException toldByItsOwnCheck) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failed(failure));
        }
    }

    private static String seconds(Duration difference) {
        return String.valueOf(difference.abs().toSeconds());
    }
}
