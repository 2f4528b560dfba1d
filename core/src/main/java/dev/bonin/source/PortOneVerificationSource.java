package dev.bonin.source;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.v1.Certification;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.source.SourceException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads reports through PortOne's V1 API. */
public final class PortOneVerificationSource implements VerificationSource {
    /** The time after which a clock may have been corrected, so that a retry makes sense. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final PortOneClient portOne;
    private final Clock clock;
    private final Duration tolerableSkew;
    private final Provenance provenance;

    /**
     * Uses {@code portOne}, which the caller closes.
     *
     * @param tolerableSkew the largest difference between this machine's clock and PortOne's. Within it PortOne's
     *     time is used; beyond it every report fails
     */
    public PortOneVerificationSource(PortOneClient portOne, Clock clock, Duration tolerableSkew) {
        this(portOne, clock, tolerableSkew, new Provenance());
    }

    /** Uses a provenance table that was read before. */
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
            return Optional.of(report(portOne.certification(dev.bonin.portone.v1.ImpUid.parse(impUid.value()))));
        } catch (RecordNotFoundException none) {
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
     * Measures again before it fails, since one of the two clocks may have been corrected since the last measurement.
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
