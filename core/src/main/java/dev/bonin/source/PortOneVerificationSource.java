package dev.bonin.source;

import dev.bonin.portone.Certification;
import dev.bonin.portone.CertificationNotFoundException;
import dev.bonin.portone.PortOneClient;
import dev.bonin.portone.PortOneException;
import dev.bonin.source.SourceException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** PortOne's V1 API as the source of reports. */
public final class PortOneVerificationSource implements VerificationSource {
    /** After which a clock that an operator, or the machine, has to set is worth another try. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final PortOneClient portOne;
    private final Clock clock;
    private final Duration tolerableSkew;
    private final Provenance provenance;

    /**
     * Reads through {@code portOne}, which the caller closes.
     *
     * @param tolerableSkew how far this machine's clock may be from PortOne's; within it, PortOne's is taken, beyond it
     *     nothing is decided
     */
    public PortOneVerificationSource(PortOneClient portOne, Clock clock, Duration tolerableSkew) {
        this(portOne, clock, tolerableSkew, new Provenance());
    }

    /** The same with a table that was read before. */
    public PortOneVerificationSource(
            PortOneClient portOne, Clock clock, Duration tolerableSkew, Provenance provenance) {
        this.portOne = portOne;
        this.clock = clock;
        this.tolerableSkew = tolerableSkew;
        this.provenance = provenance;
    }

    @Override
    public Optional<Report> report(ImpUid impUid) {
        try {
            return Optional.of(report(portOne.certification(dev.bonin.portone.ImpUid.parse(impUid.value()))));
        } catch (CertificationNotFoundException none) {
            return Optional.empty();
        } catch (PortOneException failure) {
            throw PortOneFailures.asSources(failure);
        }
    }

    @Override
    public Optional<Instant> time() {
        try {
            return Optional.of(clock.instant().plus(portOne.measureClockSkew()));
        } catch (PortOneException failure) {
            throw PortOneFailures.asSources(failure);
        }
    }

    @Override
    public Optional<Instant> expectedTime() {
        return portOne.clockSkew().map(clock.instant()::plus);
    }

    /**
     * One of the two clocks may have been set since the skew was measured, so nothing is refused before it was measured
     * anew.
     */
    private Duration tolerableSkew() {
        var skew = portOne.clockSkew().orElse(Duration.ZERO);
        if (isTolerable(skew)) {
            return skew;
        }
        var now = portOne.measureClockSkew();
        if (!isTolerable(now)) {
            throw new SourceException(Kind.CLOCK_OFF, PAUSE, null);
        }
        return now;
    }

    private boolean isTolerable(Duration skew) {
        return skew.abs().compareTo(tolerableSkew) <= 0;
    }

    private Report report(Certification certification) {
        var skew = tolerableSkew();
        return new Report(
                new ImpUid(certification.impUid().value()),
                certification.merchantUid().value(),
                certification.pgProvider(),
                certification.certified(),
                certification.certifiedAt().value(),
                certification.origin().value(),
                new ReportedIdentity(certification, provenance).identity(),
                clock.instant().plus(skew));
    }
}
