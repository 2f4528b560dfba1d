package dev.bonin.source;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.v1.Certification;
import dev.bonin.portone.v1.PortOneClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads reports through PortOne's V1 API. */
public final class PortOneVerificationSource implements VerificationSource {
    private final PortOneClient portOne;
    private final PortOneTime time;
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
        this.time = new PortOneTime(clock, tolerableSkew, new TokenSkew(portOne));
        this.provenance = provenance;
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        return evidence instanceof ImpUid impUid ? report(impUid) : Optional.empty();
    }

    private Optional<Report> report(ImpUid impUid) {
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
        return time.now();
    }

    @Override
    public Optional<Instant> expectedTime() {
        return time.expected();
    }

    private Report report(Certification certification) {
        var toldAt = time.toldAt();
        return new Report(
                new ImpUid(certification.impUid().value()),
                certification.merchantUid().value(),
                certification.pgProvider(),
                certification.certified(),
                certification.certifiedAt().value(),
                certification.origin().value(),
                ReportedIdentity.of(certification, provenance),
                toldAt);
    }
}
