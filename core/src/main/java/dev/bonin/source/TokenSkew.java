package dev.bonin.source;

import dev.bonin.portone.v1.PortOneClient;
import java.time.Duration;
import java.util.Optional;

/** What the access token of PortOne V1 tells of PortOne's clock. */
record TokenSkew(PortOneClient portOne) implements PortOneTime.Skew {
    @Override
    public Optional<Duration> known() {
        return portOne.clockSkew();
    }

    @Override
    public Optional<Duration> measured() {
        return Optional.of(portOne.measureClockSkew());
    }
}
