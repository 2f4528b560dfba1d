package dev.bonin.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content.Chunk;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler.ContentLoader;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * A body on its way in. It is copied: Jetty's own loader keeps every piece with the buffer that it came in, so that a body sent byte by byte holds a
 * thousand times its size.
 */
final class ArrivingBody extends ContentLoader implements Invocable.Task {
    /** Larger than anything that is ever sent here. */
    private static final int MAX_BYTES = 16 * 1024;

    /** What is read, and thrown away, of a body that is too large, so that its sender comes to hear the answer. */
    private static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Deque<Chunk> whole = new ArrayDeque<>();
    private long arrived;

    ArrivingBody(Handler next, Request request, Response response, Callback callback) {
        super(next, request, response, callback);
    }

    @Override
    protected void load() {
        if (hasEnded()) {
            goOn();
        }
    }

    /** More has arrived. This thread is Jetty's for reading and must not wait, as a handler may. */
    @Override
    public void run() {
        if (hasEnded()) {
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
                getRequest().demand(this);
                return false;
            }
            if (Chunk.isFailure(chunk)) {
                whole.add(chunk);
                return true;
            }
            var last = chunk.isLast();
            keep(chunk);
            if (last || arrived > MAX_DISCARDED_BYTES) {
                return true;
            }
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
        if (arrived > MAX_BYTES) {
            Response.writeError(getRequest(), getResponse(), getCallback(), HttpStatus.PAYLOAD_TOO_LARGE_413);
            return;
        }
        whole.addFirst(Chunk.from(ByteBuffer.wrap(kept.toByteArray()), whole.isEmpty()));
        handle(new Arrived(getRequest(), whole), getResponse(), getCallback());
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
