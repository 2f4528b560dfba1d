package dev.bonin.source;

import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.PortOneException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.source.SourceException.Kind;

/** Translates exceptions of the PortOne client into {@link SourceException}s. */
final class PortOneFailures {
    private PortOneFailures() {}

    static SourceException asSources(PortOneException failure) {
        if (failure instanceof PortOneUnavailableException unavailable) {
            var kind = unavailable.timedOut() ? Kind.TIMED_OUT : Kind.UNAVAILABLE;
            return new SourceException(kind, unavailable.retryAfter().orElse(null), unavailable);
        }
        var kind = failure instanceof CredentialsRefusedException ? Kind.CREDENTIALS_REFUSED : Kind.UNRECOGNIZED_ANSWER;
        return new SourceException(kind, null, failure);
    }
}
