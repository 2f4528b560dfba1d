package dev.bonin.engine;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.source.RecordErasure;
import dev.bonin.source.SourceException;
import dev.bonin.verification.VerificationFinished;
import dev.bonin.verification.VerificationHandler;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What of Bonin need not be said, each with its default. Not for several threads at once. */
public final class BoninOptions {
    List<VerificationHandler> handlers = List.of();

    @Nullable
    Consumer<VerificationFinished> listener;

    @Nullable
    ClockAgreement clocks;

    RecordErasure recordErasure = BoninOptions::notErased;
    Duration rejoinWait = Duration.ZERO;
    Duration accessLogKeptFor = Duration.ofDays(2 * 365 + 1);
    OperatorLog log = OperatorLog.ofPlatform();
    boolean choresElsewhere;

    /** As if the source were away: it is tried for thirty days, and then an operator is told. */
    private static boolean notErased(Object record) {
        throw new SourceException(SourceException.Kind.UNAVAILABLE, null, null);
    }

    /** Has these told of every outcome before the browser is answered, in this order; none by default. */
    public BoninOptions handlers(List<? extends VerificationHandler> handlers) {
        this.handlers = List.copyOf(handlers);
        return this;
    }

    /**
     * Has a listener told of outcomes at least once, by a chore; by default nothing is noted for that.
     *
     * @param listener has heard an outcome when it returns; it hears it again after it threw
     */
    public BoninOptions announceTo(Consumer<VerificationFinished> listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Replaces the agreement of clocks without which nothing is erased for its age; tests turn theirs with
     * {@link ClockAgreement#trusting}.
     */
    public BoninOptions clocks(ClockAgreement clocks) {
        this.clocks = clocks;
        return this;
    }

    /**
     * Says how records at the source are erased. By default none can be, and an operator is told after thirty days of
     * whoever asked for it.
     */
    public BoninOptions recordErasure(RecordErasure recordErasure) {
        this.recordErasure = recordErasure;
        return this;
    }

    /**
     * Says for how long somebody whose account was unlinked may not come back (재가입 제한); by default they may at once.
     */
    public BoninOptions rejoinWait(Duration rejoinWait) {
        this.rejoinWait = rejoinWait;
        return this;
    }

    /**
     * Says for how long the access log is kept: two years by default, and no less than one
     * ({@link dev.bonin.audit.AuditRetention#LEAST}).
     */
    public BoninOptions accessLogKeptFor(Duration accessLogKeptFor) {
        this.accessLogKeptFor = accessLogKeptFor;
        return this;
    }

    /** Says where operators read what goes on; by default the log of the Java platform. */
    public BoninOptions log(OperatorLog log) {
        this.log = log;
        return this;
    }

    /**
     * Promises that another process on the same stores, or other code of this one, runs the chores; so this one
     * verifies without them.
     */
    public BoninOptions choresElsewhere() {
        this.choresElsewhere = true;
        return this;
    }
}
