package dev.bonin.source;

import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.PortOneException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.RequestRefusedException;
import dev.bonin.source.SourceException.Kind;

/** Translates exceptions of the PortOne client into {@link SourceException}s. */
final class PortOneFailures {
    private PortOneFailures() {}

    static SourceException asSources(PortOneException failure) {
        if (failure instanceof PortOneUnavailableException unavailable) {
            var kind = unavailable.timedOut() ? Kind.TIMED_OUT : Kind.UNAVAILABLE;
            return new SourceException(kind, unavailable.retryAfter().orElse(null), unavailable);
        }
        return new SourceException(kind(failure), null, failure);
    }

    private static Kind kind(PortOneException failure) {
        if (failure instanceof CredentialsRefusedException) {
            return Kind.CREDENTIALS_REFUSED;
        }
        return failure instanceof RequestRefusedException refused
                        && refused.kind() == RequestRefusedException.Kind.CHANNEL_NOT_FOUND
                ? Kind.CHANNEL_NOT_FOUND
                : Kind.UNRECOGNIZED_ANSWER;
    }
}
