package dev.bonin.source;

import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v2.IdentityVerificationClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PortOne by several of its APIs at once: evidence is reported by the one that it is of. */
public final class SourcesByApi implements VerificationSource {
    private static final Duration TOLERABLE_SKEW = Duration.ofMinutes(5);

    private final Map<PortOneApi, VerificationSource> sources;

    /**
     * @param sources the configured APIs; there are no reports on the evidence of another
     */
    public SourcesByApi(Map<PortOneApi, VerificationSource> sources) {
        this.sources = new EnumMap<>(PortOneApi.class);
        this.sources.putAll(sources);
    }

    /**
     * Returns PortOne by the APIs that are used. It uses the clients, which the caller closes.
     *
     * @param ofV1 null if V1 is not used
     * @param ofV2 null if V2 is not used
     */
    public static SourcesByApi ofPortOne(
            @Nullable PortOneClient ofV1, @Nullable IdentityVerificationClient ofV2, Clock clock) {
        var provenance = new Provenance();
        return of(
                ofV1 == null ? null : new PortOneVerificationSource(ofV1, clock, TOLERABLE_SKEW, provenance),
                ofV2 == null ? null : PortOneIdentitySource.of(ofV2, clock, TOLERABLE_SKEW, provenance));
    }

    /**
     * Returns a sandbox in PortOne's place, whose clock can be set freely: its V1, where it is used, tells the time of
     * both APIs.
     */
    public static SourcesByApi ofSandbox(
            @Nullable PortOneClient ofV1, @Nullable IdentityVerificationClient ofV2, Clock clock) {
        var provenance = new Provenance();
        return of(
                ofV1 == null ? null : new PortOneVerificationSource(ofV1, clock, PortOneTime.ANY, provenance),
                ofV2 == null ? null : ofSandbox(ofV2, ofV1, clock, provenance));
    }

    private static VerificationSource ofSandbox(
            IdentityVerificationClient ofV2, @Nullable PortOneClient timeOf, Clock clock, Provenance provenance) {
        return timeOf == null
                ? PortOneIdentitySource.ofSandbox(ofV2, clock, provenance)
                : PortOneIdentitySource.ofSandbox(ofV2, timeOf, clock, provenance);
    }

    private static SourcesByApi of(@Nullable VerificationSource ofV1, @Nullable VerificationSource ofV2) {
        var sources = new EnumMap<PortOneApi, VerificationSource>(PortOneApi.class);
        if (ofV1 != null) {
            sources.put(PortOneApi.V1, ofV1);
        }
        if (ofV2 != null) {
            sources.put(PortOneApi.V2, ofV2);
        }
        return new SourcesByApi(sources);
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        return Optional.ofNullable(sources.get(evidence.api())).flatMap(source -> source.report(evidence));
    }

    /** Asks one API after another, since they are of one PortOne: the failure of one must not stop the other. */
    @Override
    public Optional<Instant> time() {
        SourceException away = null;
        for (var source : sources.values()) {
            try {
                var time = source.time();
                if (time.isPresent()) {
                    return time;
                }
            } catch (SourceException failure) {
                away = failure;
            }
        }
        if (away != null) {
            throw away;
        }
        return Optional.empty();
    }

    @Override
    public Optional<Instant> expectedTime() {
        return sources.values().stream()
                .flatMap(source -> source.expectedTime().stream())
                .findFirst();
    }
}
