package dev.bonin.server.door;

import dev.bonin.reason.CallReason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content.Chunk;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler.ContentLoader;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way in. It is copied: Jetty's own loader keeps every piece with the buffer that it came in, so that a
 * body sent byte by byte holds a thousand times its size. One that takes too long, or more than its share of what all
 * of them may hold, is refused.
 */
final class ArrivingBody extends ContentLoader implements Invocable.Task {
    /** Larger than anything that is ever sent here. */
    private static final int MAX_BYTES = 16 * 1024;

    /** What is read, and thrown away, of a body that is too large, so that its sender comes to hear the answer. */
    private static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

    private static final HttpField CLOSE = new HttpField(HttpHeader.CONNECTION, "close");
    private static final HttpField RETRY = new HttpField(HttpHeader.RETRY_AFTER, "2");

    /** A body is read by one thread at a time, and only a body that nobody reads just now can be late at once. */
    private enum State {
        READING,
        WAITING,
        LATE
    }

    private final HeldBytes budget;
    private final Duration within;
    private final ContainerProblems problems;
    private final AtomicReference<State> state = new AtomicReference<>(State.READING);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Deque<Chunk> whole = new ArrayDeque<>();
    private volatile boolean overdue;
    private Scheduler.@Nullable Task deadline;
    private @Nullable CallReason refusal;
    private long arrived;
    private int held;

    ArrivingBody(
            Handler next,
            Request request,
            Response response,
            Callback callback,
            HeldBytes budget,
            Duration within,
            ContainerProblems problems) {
        super(next, request, response, callback);
        this.budget = budget;
        this.within = within;
        this.problems = problems;
    }

    @Override
    protected void load() {
        if (hasEnded()) {
            goOn();
        }
    }

    /**
     * More has arrived, or the time is over. This thread is Jetty's for reading and must not wait, as a handler may.
     */
    @Override
    public void run() {
        boolean inTime = state.compareAndSet(State.WAITING, State.READING);
        if (!inTime) {
            refusal = CallReason.BODY_TIMED_OUT;
        }
        if (!inTime || hasEnded()) {
            getRequest().getContext().execute(this::goOn);
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private boolean hasEnded() {
        while (true) {
            var chunk = getRequest().read();
            if (chunk == null) {
                return cannotWait();
            }
            if (Chunk.isFailure(chunk)) {
                fail(chunk);
                return true;
            }
            var last = chunk.isLast();
            keep(chunk);
            if (last || arrived > MAX_DISCARDED_BYTES) {
                return true;
            }
        }
    }

    private boolean cannotWait() {
        if (overdue) {
            refusal = CallReason.BODY_TIMED_OUT;
        } else if (!budget.take(held, kept.size())) {
            refusal = CallReason.OVERLOADED;
        }
        if (refusal != null) {
            return true;
        }
        held = kept.size();
        if (deadline == null) {
            deadline = getRequest()
                    .getComponents()
                    .getScheduler()
                    .schedule(this::endLate, within.toMillis(), TimeUnit.MILLISECONDS);
        }
        state.set(State.WAITING);
        getRequest().demand(this);
        return false;
    }

    /** Tells Jetty what its idle timeout would, so that whoever waits for more is called, and nobody else. */
    private void endLate() {
        overdue = true;
        if (state.compareAndSet(State.WAITING, State.LATE)) {
            var action = HttpChannel.from(getRequest())
                    .onIdleTimeout(new TimeoutException("The body took too long"))
                    .action();
            if (action != null) {
                action.run();
            }
        }
    }

    /** What has stalled may go on, for Jetty, and may not here. */
    private void fail(Chunk failure) {
        if (failure.getFailure() instanceof TimeoutException) {
            refusal = CallReason.BODY_TIMED_OUT;
        } else {
            whole.add(failure);
        }
    }

    private void keep(Chunk chunk) {
        arrived += chunk.remaining();
        if (arrived <= MAX_BYTES) {
            kept.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        }
        chunk.release();
    }

    private void goOn() {
        if (deadline != null) {
            deadline.cancel();
        }
        budget.giveBack(held);
        if (refusal == null && arrived > MAX_BYTES) {
            refusal = CallReason.BODY_TOO_LARGE;
        }
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        whole.addFirst(Chunk.from(ByteBuffer.wrap(kept.toByteArray()), whole.isEmpty()));
        handle(new Arrived(getRequest(), whole), getResponse(), getCallback());
    }

    /** What is left of the body must not be taken for the next request. */
    private void refuse(CallReason reason) {
        var problem = problems.problem(reason, getRequest());
        var closing = reason == CallReason.BODY_TOO_LARGE ? List.<HttpField>of() : List.of(CLOSE, RETRY);
        problems.refuse(problem, closing, getRequest(), getResponse(), getCallback());
    }

    /** A request whose body is there, or what went wrong with it. */
    private static final class Arrived extends Request.Wrapper {
        private final Deque<Chunk> whole;

        Arrived(Request request, Deque<Chunk> whole) {
            super(request);
            this.whole = whole;
        }

        @Override
        public Chunk read() {
            return whole.isEmpty() ? super.read() : whole.removeFirst();
        }
    }
}
