package dev.bonin.source;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v2.IdentityVerification;
import dev.bonin.portone.v2.IdentityVerification.Status;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.portone.v2.SelectedChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads reports through PortOne's V2 API. Of a report it takes the agency's values only: what the page said about the
 * person, its free text and the provider's own answer are left where they are.
 */
public final class PortOneIdentitySource implements VerificationSource {
    /** What is taken of names and codes of others, which are shown or stored. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_.-]{1,40}");

    private static final Whence NOWHERE =
            new Whence.Channel(Whence.Channel.Kind.UNKNOWN, Optional.empty(), Optional.empty());

    private final IdentityVerificationClient portOne;
    private final PortOneTime time;
    private final Provenance provenance;

    private PortOneIdentitySource(IdentityVerificationClient portOne, PortOneTime time, Provenance provenance) {
        this.portOne = portOne;
        this.time = time;
        this.provenance = provenance;
    }

    /**
     * Creates a source that takes PortOne's time from the header {@code Date} of its answers. It uses {@code portOne},
     * which the caller closes.
     *
     * @param tolerableSkew the largest difference between this machine's clock and PortOne's. Within it PortOne's
     *     time is used; beyond it every report fails
     */
    public static PortOneIdentitySource of(
            IdentityVerificationClient portOne, Clock clock, Duration tolerableSkew, Provenance provenance) {
        return new PortOneIdentitySource(
                portOne, new PortOneTime(clock, tolerableSkew, new DateSkew(portOne)), provenance);
    }

    /**
     * Creates a source for a sandbox of this machine's time. Its people are verified by a clock that tests set, while
     * the header {@code Date} of its answers is the machine's, so {@code clock} is believed instead.
     */
    public static PortOneIdentitySource ofSandbox(
            IdentityVerificationClient portOne, Clock clock, Provenance provenance) {
        return new PortOneIdentitySource(portOne, new PortOneTime(clock, Duration.ZERO, new NoSkew()), provenance);
    }

    /** Creates a source for a sandbox whose clock is set freely: its V1 tells the time of both APIs. */
    public static PortOneIdentitySource ofSandbox(
            IdentityVerificationClient portOne, PortOneClient timeOf, Clock clock, Provenance provenance) {
        return new PortOneIdentitySource(
                portOne, new PortOneTime(clock, PortOneTime.ANY, new TokenSkew(timeOf)), provenance);
    }

    /** What PortOne's answers tell of its clock. */
    private record DateSkew(IdentityVerificationClient portOne) implements PortOneTime.Skew {
        @Override
        public Optional<Duration> known() {
            return portOne.clockSkew();
        }

        @Override
        public Optional<Duration> measured() {
            return portOne.measureClockSkew();
        }
    }

    /** Of a PortOne whose time is not known. */
    private record NoSkew() implements PortOneTime.Skew {
        @Override
        public Optional<Duration> known() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> measured() {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        return evidence instanceof IdentityVerificationId id ? report(id) : Optional.empty();
    }

    private Optional<Report> report(IdentityVerificationId id) {
        try {
            return reported(portOne.get(dev.bonin.portone.v2.IdentityVerificationId.parse(id.value())));
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

    /** A record with an id that could not be one of ours is none that was asked for. */
    private Optional<Report> reported(IdentityVerification record) {
        var toldAt = time.toldAt();
        return IdentityVerificationId.tryParse(record.id().value()).map(id -> report(id, record, toldAt));
    }

    private Report report(IdentityVerificationId id, IdentityVerification record, Instant toldAt) {
        var channel = record.channel().value();
        var provider = code(channel.map(SelectedChannel::pgProvider)).orElse("").toLowerCase(Locale.ROOT);
        return new Report(
                id,
                madeBy(record),
                Optional.of(id.value()),
                provider,
                record.status() == Status.VERIFIED,
                code(record.failure()
                        .value()
                        .flatMap(failure -> failure.pgCode().value())),
                record.verifiedAt().value(),
                channel.map(PortOneIdentitySource::whence).orElse(NOWHERE),
                ReportedIdentity.of(record, provider, provenance),
                toldAt);
    }

    private static Optional<PortOneApi> madeBy(IdentityVerification record) {
        return switch (record.version()) {
            case V1 -> Optional.of(PortOneApi.V1);
            case V2 -> Optional.of(PortOneApi.V2);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Whence whence(SelectedChannel channel) {
        var kind = switch (channel.type()) {
            case LIVE -> Whence.Channel.Kind.LIVE;
            case TEST -> Whence.Channel.Kind.TEST;
            case UNKNOWN -> Whence.Channel.Kind.UNKNOWN;
        };
        return new Whence.Channel(kind, channel.key().value(), code(Optional.of(channel.pgMerchantId())));
    }

    private static Optional<String> code(Optional<String> reported) {
        return reported.filter(CODE.asMatchPredicate());
    }
}
