package dev.bonin.engine;

import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.source.PhoneAgency;
import dev.bonin.source.RecordErasure;
import dev.bonin.verification.VerificationFinished;
import dev.bonin.verification.VerificationHandler;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Optional settings of {@link Bonin} with their defaults. Not safe for use by several threads. */
public final class BoninOptions {
    List<VerificationHandler> handlers = List.of();

    @Nullable
    Consumer<VerificationFinished> listener;

    @Nullable
    ClockAgreement clocks;

    @Nullable
    PhoneAgency phoneAgency;

    RecordErasure recordErasure = RecordErasure.unavailable();
    Duration rejoinWait = Duration.ZERO;
    Duration accessLogKeptFor = Duration.ofDays(2 * 365 + 1);
    OperatorLog log = OperatorLog.ofPlatform();
    FinishWatch finishWatch = FinishWatch.NONE;
    boolean choresElsewhere;

    /**
     * Sets the handlers that receive every outcome before the browser gets its response, in this order. Default: none.
     */
    public BoninOptions handlers(List<? extends VerificationHandler> handlers) {
        this.handlers = List.copyOf(handlers);
        return this;
    }

    /**
     * Sets a listener that receives outcomes at least once, from a chore. By default no outcomes are queued.
     *
     * @param listener has accepted an outcome when it returns; after an exception the outcome is delivered again
     */
    public BoninOptions announceTo(Consumer<VerificationFinished> listener) {
        this.listener = listener;
        return this;
    }

    /** Sets the agency that verifies by phone without a window. By default there is none. */
    public BoninOptions phoneAgency(PhoneAgency agency) {
        this.phoneAgency = agency;
        return this;
    }

    /**
     * Replaces the clock agreement that every erasure of expired data requires. Tests use
     * {@link ClockAgreement#trusting}.
     */
    public BoninOptions clocks(ClockAgreement clocks) {
        this.clocks = clocks;
        return this;
    }

    /**
     * Sets how records at the source are erased. By default it is impossible: a requested erasure is reported to an
     * operator after thirty days.
     */
    public BoninOptions recordErasure(RecordErasure recordErasure) {
        this.recordErasure = recordErasure;
        return this;
    }

    /** Sets the waiting period after an account was unlinked (재가입 제한). Default: none. */
    public BoninOptions rejoinWait(Duration rejoinWait) {
        this.rejoinWait = rejoinWait;
        return this;
    }

    /**
     * Sets the retention of the access log: two years by default, at least one year
     * ({@link dev.bonin.audit.AuditRetention#LEAST}).
     */
    public BoninOptions accessLogKeptFor(Duration accessLogKeptFor) {
        this.accessLogKeptFor = accessLogKeptFor;
        return this;
    }

    /** Sets the log for operators. Default: the Java platform's logger. */
    public BoninOptions log(OperatorLog log) {
        this.log = log;
        return this;
    }

    /** Sets who watches finishes, such as a log. Default: none. */
    public BoninOptions finishWatch(FinishWatch finishWatch) {
        this.finishWatch = finishWatch;
        return this;
    }

    /**
     * Declares that another process on the same stores, or other code of this process, runs the chores, so that
     * verifications are possible without {@link Bonin#startChores}.
     */
    public BoninOptions choresElsewhere() {
        this.choresElsewhere = true;
        return this;
    }
}
