package dev.bonin.server.connection;

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
import java.util.function.BooleanSupplier;
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
 * Buffers the body of one request before a thread handles it. It copies the body, because Jetty's own loader keeps the
 * network buffer of each chunk: a body sent byte by byte would hold a thousand times its size. A body that takes too
 * long, or exceeds the memory that all bodies share, is refused.
 */
final class BufferedBodyLoader extends ContentLoader implements Invocable.Task {
    /** Larger than any valid body. */
    private static final int MAX_BYTES = 16 * 1024;

    /** How much of a body that is too large is read and discarded, so that its sender can receive the answer. */
    private static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

    private static final HttpField CLOSE = new HttpField(HttpHeader.CONNECTION, "close");
    private static final HttpField RETRY = new HttpField(HttpHeader.RETRY_AFTER, "2");

    /** One thread at a time reads a body. Only a waiting body can become late, so that both do not happen at once. */
    private enum State {
        READING,
        WAITING,
        LATE
    }

    private final BufferedBytes budget;
    private final Duration within;
    private final ContainerProblems problems;
    private final BooleanSupplier isClosing;
    private final AtomicReference<State> state = new AtomicReference<>(State.READING);
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Deque<Chunk> whole = new ArrayDeque<>();
    private volatile boolean overdue;
    private Scheduler.@Nullable Task deadline;
    private @Nullable CallReason refusal;
    private long arrived;
    private int held;

    BufferedBodyLoader(
            Handler next,
            Request request,
            Response response,
            Callback callback,
            BufferedBytes budget,
            Duration within,
            ContainerProblems problems,
            BooleanSupplier isClosing) {
        super(next, request, response, callback);
        this.budget = budget;
        this.within = within;
        this.problems = problems;
        this.isClosing = isClosing;
    }

    @Override
    protected void load() {
        if (hasEnded()) {
            goOn();
        }
    }

    /**
     * Continues when more data has arrived or the time is over. This is a reading thread of Jetty and must not block.
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

    /** Reports a timeout to Jetty as its idle timeout does, so that only the read that waits is called. */
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

    /**
     * Refuses a timeout, after which Jetty would let the body continue; passes other failures on. A server that ends
     * shortens Jetty's timeout to a second, which is not the sender's fault.
     */
    private void fail(Chunk failure) {
        if (failure.getFailure() instanceof TimeoutException) {
            refusal = isClosing.getAsBoolean() && !overdue ? CallReason.SHUTTING_DOWN : CallReason.BODY_TIMED_OUT;
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
        handle(new BufferedRequest(getRequest(), whole), getResponse(), getCallback());
    }

    /**
     * Answers with a problem. An incomplete body ends its connection: its rest must not be read as the next request.
     */
    private void refuse(CallReason reason) {
        var problem = problems.problem(reason, getRequest());
        var closing = reason == CallReason.BODY_TOO_LARGE ? List.<HttpField>of() : List.of(CLOSE, RETRY);
        problems.refuse(problem, closing, getRequest(), getResponse(), getCallback());
    }

    /** A request with its buffered body, or with the failure of reading it. */
    private static final class BufferedRequest extends Request.Wrapper {
        private final Deque<Chunk> whole;

        BufferedRequest(Request request, Deque<Chunk> whole) {
            super(request);
            this.whole = whole;
        }

        @Override
        public Chunk read() {
            return whole.isEmpty() ? super.read() : whole.removeFirst();
        }
    }
}
