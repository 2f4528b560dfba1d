package dev.bonin.web.problem;

import dev.bonin.ceremony.FinishInProgressException;
import dev.bonin.diagnosis.LoggedFailure;
import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.SealingException;
import dev.bonin.source.SourceException;
import dev.bonin.verification.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns exceptions of endpoints into problems, and logs what an operator needs to know, with the same
 * {@code request_id}.
 */
public final class FailureProblems {
    private static final Logger LOG = LoggerFactory.getLogger(FailureProblems.class);
    private static final long RETRY_SECONDS = 2;
    private static final long FINISH_SECONDS = 1;

    private final Problems problems;

    public FailureProblems(Problems problems) {
        this.problems = problems;
    }

    /** Returns the reason with which a failure of a finish is answered. */
    static Reason reason(Throwable failure) {
        if (failure instanceof SourceException source) {
            return source.kind();
        }
        if (failure instanceof FinishInProgressException) {
            return CallReason.IN_PROGRESS;
        }
        if (failure instanceof StoreException store) {
            return reason(store);
        }
        return failure instanceof KeysOutdatedException || failure instanceof SealingException
                ? CallReason.KEYS_UNAVAILABLE
                : CallReason.INTERNAL_ERROR;
    }

    private static CallReason reason(StoreException failure) {
        return failure.kind() == StoreException.Kind.UNKNOWN
                ? CallReason.RESULT_UNKNOWN
                : CallReason.STORAGE_UNAVAILABLE;
    }

    /** Returns the problem for a failure of this call. */
    public Problem of(RuntimeException failure, HttpServletRequest request) {
        if (failure instanceof BadInputException bad) {
            return badInput(bad, request);
        }
        if (failure instanceof TooManyRequestsException tooMany) {
            return problems.problem(CallReason.TOO_MANY_REQUESTS, request).retriedAfter(tooMany.retryAfterSeconds());
        }
        if (failure instanceof FinishInProgressException) {
            return problems.problem(CallReason.IN_PROGRESS, request).retriedAfter(FINISH_SECONDS);
        }
        if (UnreadableParameters.areIn(failure)) {
            return problems.problem(CallReason.MALFORMED_FORM, request);
        }
        return logged(failure, request);
    }

    private Problem badInput(BadInputException bad, HttpServletRequest request) {
        var problem = problems.problem(bad.reason(), request);
        for (var member : bad.members().entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem;
    }

    private Problem logged(RuntimeException failure, HttpServletRequest request) {
        if (failure instanceof SourceException source) {
            return ofSource(source, request);
        }
        if (failure instanceof StoreException store) {
            return ofStore(store, request);
        }
        if (failure instanceof KeysOutdatedException || failure instanceof SealingException) {
            return ofKeys(failure, request);
        }
        return unexpected(failure, request);
    }

    /**
     * Logs a failure without a problem of its own, such as one of an application's handler; returns internal_error. Of
     * messages only ours are logged: others may quote personal data.
     */
    public Problem unexpected(Throwable failure, HttpServletRequest request) {
        var problem = problems.problem(CallReason.INTERNAL_ERROR, request);
        LOG.error(
                "Unexpected failure; answered with internal_error (request_id {})",
                problem.requestId(),
                LoggedFailure.of(failure));
        return problem;
    }

    private Problem ofSource(SourceException failure, HttpServletRequest request) {
        var problem = problems.problem(failure.kind(), request);
        LOG.warn("Call to PortOne failed (request_id {}): {}, {}", problem.requestId(), failure.kind(), cause(failure));
        var mayPass = failure.kind().passes() || failure.retryAfter().isPresent();
        return mayPass
                ? problem.retriedAfter(
                        failure.retryAfter().map(Duration::toSeconds).orElse(RETRY_SECONDS))
                : problem;
    }

    private Problem ofStore(StoreException failure, HttpServletRequest request) {
        var problem = problems.problem(reason(failure), request);
        LOG.error(
                "Database operation failed (request_id {}): {}, {}",
                problem.requestId(),
                failure.kind(),
                failure.getMessage());
        return problem.retriedAfter(RETRY_SECONDS);
    }

    /** Advises a retry for outdated keys, which a node reads again within seconds; other failures need an operator. */
    private Problem ofKeys(RuntimeException failure, HttpServletRequest request) {
        var problem = problems.problem(CallReason.KEYS_UNAVAILABLE, request);
        LOG.error("Sealing or opening failed (request_id {}): {}", problem.requestId(), failure.getMessage());
        return failure instanceof KeysOutdatedException ? problem.retriedAfter(RETRY_SECONDS) : problem;
    }

    /**
     * Returns what the client of PortOne says: it names the call and the status, and nothing that was sent or received.
     * Of a cause that an application's own source gives, only the class is known to be safe.
     */
    private static String cause(SourceException failure) {
        Throwable cause = failure.getCause();
        return LoggedFailure.words(cause == null ? failure : cause);
    }
}
