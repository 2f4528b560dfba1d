package dev.bonin.boot.management;

import dev.bonin.source.PortOneApi;
import dev.bonin.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the result of the last call to each API of PortOne. Health checks make no calls of their own. */
public final class PortOneWatch {
    /** An older result says nothing about the present. */
    private static final Duration CURRENT = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<PortOneApi, Sight> last = new ConcurrentHashMap<>();

    private record Sight(Instant at, State state) {}

    /** How PortOne is, the worst first. */
    public enum State {
        /** It refuses the credentials, and goes on so until an operator corrects them: this gets no older. */
        REFUSES_CREDENTIALS,
        /** It does not answer. */
        UNREACHABLE,
        ANSWERS
    }

    PortOneWatch(Clock clock) {
        this.clock = clock;
    }

    void answered(PortOneApi api) {
        saw(api, State.ANSWERS);
    }

    void failed(PortOneApi api, SourceException failure) {
        saw(
                api,
                switch (failure.kind()) {
                    case CREDENTIALS_REFUSED -> State.REFUSES_CREDENTIALS;
                    case CHANNEL_NOT_FOUND -> State.ANSWERS;
                    case UNAVAILABLE, TIMED_OUT, UNRECOGNIZED_ANSWER, CLOCK_OFF -> State.UNREACHABLE;
                });
    }

    private void saw(PortOneApi api, State state) {
        last.put(api, new Sight(clock.instant(), state));
    }

    /**
     * Returns the worst of what the APIs answered last; empty if there was no call in the last five minutes, and none
     * was refused before.
     */
    public Optional<State> state() {
        return last.values().stream().filter(this::counts).map(Sight::state).min(State::compareTo);
    }

    private boolean counts(Sight sight) {
        return sight.state() == State.REFUSES_CREDENTIALS
                || sight.at().plus(CURRENT).isAfter(clock.instant());
    }
}
