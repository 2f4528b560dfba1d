package dev.bonin.jdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A queue whose head is worked off in groups: whoever comes while a group is being worked on goes with the next one. So
 * no call waits for a group to fill up.
 */
public final class Lane<T> {
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_GROUPS = 8;

    /** As many are worth a second group beside one that is being worked on. */
    private static final int ENOUGH = 16;

    /** Whoever comes behind a group that takes longer than this does not wait for its end. */
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final BlockingQueue<T> waiting;
    private final AtomicInteger groups = new AtomicInteger();
    private final AtomicLong lastBegun = new AtomicLong();
    private final Executor threads;
    private final Consumer<List<T>> work;
    private final LongSupplier nanos;

    /**
     * Creates an empty lane.
     *
     * @param most how many may wait
     * @param work does the work of at least one, on one of the threads
     * @param nanos tells the time, as {@link System#nanoTime}
     */
    public Lane(int most, Executor threads, Consumer<List<T>> work, LongSupplier nanos) {
        this.waiting = new LinkedBlockingQueue<>(most);
        this.threads = threads;
        this.work = work;
        this.nanos = nanos;
    }

    /**
     * Adds work.
     *
     * @throws RejectedExecutionException if too much is waiting, or the threads take no more work
     */
    public void add(T one) {
        if (!waiting.offer(one)) {
            throw new RejectedExecutionException();
        }
        if (!isGoingOn() && waiting.remove(one)) {
            throw new RejectedExecutionException();
        }
    }

    /** Begins with another group if one takes long. To be called now and then, for those after whom nobody comes. */
    public void look() {
        if (!waiting.isEmpty()) {
            begin();
        }
    }

    private boolean isGoingOn() {
        begin();
        return groups.get() > 0 || waiting.isEmpty();
    }

    private void begin() {
        int now = groups.get();
        while (mayBegin(now)) {
            if (groups.compareAndSet(now, now + 1)) {
                execute();
                return;
            }
            now = groups.get();
        }
    }

    private boolean mayBegin(int now) {
        return now == 0
                || (now < MOST_GROUPS
                        && (waiting.size() >= ENOUGH || nanos.getAsLong() - lastBegun.get() > LONG_NANOS));
    }

    private void execute() {
        lastBegun.set(nanos.getAsLong());
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException full) {
            groups.decrementAndGet();
        }
    }

    /** Works off one group. The next one is for another thread, unless there is none. */
    private void run() {
        do {
            try {
                work();
            } finally {
                groups.decrementAndGet();
            }
            look(); // at those who came meanwhile
        } while (!waiting.isEmpty() && groups.compareAndSet(0, 1));
    }

    private void work() {
        var group = new ArrayList<T>();
        waiting.drainTo(group, MOST_TOGETHER);
        if (!group.isEmpty()) {
            work.accept(group);
        }
    }
}
