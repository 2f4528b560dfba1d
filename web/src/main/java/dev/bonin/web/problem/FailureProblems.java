package dev.bonin.web.problem;

import dev.bonin.ceremony.FinishInProgressException;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.SealingException;
import dev.bonin.source.SourceException;
import dev.bonin.verification.StoreException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /**
     * What containers throw if a parameter cannot be decoded. Their messages quote the caller. Compared by name,
     * because this module depends on no container.
     */
    private static final Set<String> UNREADABLE_PARAMETERS = Set.of(
            "org.apache.tomcat.util.http.InvalidParameterException", "org.eclipse.jetty.http.BadMessageException");

    private final Problems problems;

    public FailureProblems(Problems problems) {
        this.problems = problems;
    }

    /**
     * Returns the problem for a failure.
     *
     * @param acceptLanguage the caller's header of that name; null means Korean
     */
    public Problem of(RuntimeException failure, @Nullable String acceptLanguage) {
        if (failure instanceof BadInputException bad) {
            return badInput(bad, acceptLanguage);
        }
        if (failure instanceof TooManyRequestsException tooMany) {
            return problems.problem(ProblemCode.TOO_MANY_REQUESTS, acceptLanguage)
                    .retriedAfter(tooMany.retryAfterSeconds());
        }
        if (failure instanceof FinishInProgressException) {
            return problems.problem(ProblemCode.IN_PROGRESS, acceptLanguage).retriedAfter(FINISH_SECONDS);
        }
        if (UNREADABLE_PARAMETERS.contains(failure.getClass().getName())) {
            return problems.problem(ProblemCode.MALFORMED_FORM, acceptLanguage);
        }
        return logged(failure, acceptLanguage);
    }

    private Problem badInput(BadInputException bad, @Nullable String acceptLanguage) {
        var problem = problems.problem(bad.code(), acceptLanguage);
        for (var member : bad.members().entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem;
    }

    private Problem logged(RuntimeException failure, @Nullable String acceptLanguage) {
        if (failure instanceof SourceException source) {
            return ofSource(source, acceptLanguage);
        }
        if (failure instanceof StoreException store) {
            return ofStore(store, acceptLanguage);
        }
        if (failure instanceof KeysOutdatedException || failure instanceof SealingException) {
            return ofKeys(failure, acceptLanguage);
        }
        var problem = problems.problem(ProblemCode.INTERNAL_ERROR, acceptLanguage);
        LOG.error("Unexpected failure; answered with internal_error (request_id {})", problem.requestId(), failure);
        return problem;
    }

    private Problem ofSource(SourceException failure, @Nullable String acceptLanguage) {
        var problem = problems.problem(code(failure.kind()), acceptLanguage);
        LOG.warn("PortOne lookup failed (request_id {}): {}, {}", problem.requestId(), failure.kind(), cause(failure));
        var mayPass = failure.kind().passes() || failure.retryAfter().isPresent();
        return mayPass
                ? problem.retriedAfter(
                        failure.retryAfter().map(Duration::toSeconds).orElse(RETRY_SECONDS))
                : problem;
    }

    private Problem ofStore(StoreException failure, @Nullable String acceptLanguage) {
        var problem = problems.problem(ProblemCode.STORAGE_UNAVAILABLE, acceptLanguage);
        LOG.error(
                "Database operation failed (request_id {}): {}, {}",
                problem.requestId(),
                failure.kind(),
                failure.getMessage());
        return problem.retriedAfter(RETRY_SECONDS);
    }

    /** Advises a retry for outdated keys, which a node reads again within seconds; other failures need an operator. */
    private Problem ofKeys(RuntimeException failure, @Nullable String acceptLanguage) {
        var problem = problems.problem(ProblemCode.KEYS_UNAVAILABLE, acceptLanguage);
        LOG.error("Sealing or opening failed (request_id {}): {}", problem.requestId(), failure.getMessage());
        return failure instanceof KeysOutdatedException ? problem.retriedAfter(RETRY_SECONDS) : problem;
    }

    /** Returns the source's message: it names the call and the status, and nothing that was sent or received. */
    private static String cause(SourceException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf((cause == null ? failure : cause).getMessage());
    }

    private static ProblemCode code(SourceException.Kind kind) {
        return switch (kind) {
            case UNAVAILABLE -> ProblemCode.PORTONE_UNAVAILABLE;
            case TIMED_OUT -> ProblemCode.PORTONE_TIMED_OUT;
            case CREDENTIALS_REFUSED -> ProblemCode.PORTONE_CREDENTIALS_REFUSED;
            case UNRECOGNIZED_ANSWER -> ProblemCode.PORTONE_UNRECOGNIZED_ANSWER;
            case CLOCK_OFF -> ProblemCode.CLOCK_OFF;
        };
    }
}
