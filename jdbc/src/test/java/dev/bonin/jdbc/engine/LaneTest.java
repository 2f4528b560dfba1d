package dev.bonin.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final int MOST = 100;

    private final AtomicLong now = new AtomicLong();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<List<Integer>> groups = new ArrayList<>();
    private final Lane<Integer> lane = lane(groups::add);

    private Lane<Integer> lane(Consumer<List<Integer>> work) {
        return new Lane<>(MOST, threads::add, work, now::get);
    }

    private void runNext() {
        threads.remove().run();
    }

    private void add(int first, int last, Lane<Integer> to) {
        IntStream.rangeClosed(first, last).forEach(to::add);
    }

    @Test
    void letsNobodyWaitAlone() {
        lane.add(1);
        runNext();

        assertThat(groups).containsExactly(List.of(1));
    }

    @Test
    void takesThoseTogetherWhoCameBeforeAThreadWasFree() {
        add(1, 5, lane);
        assertThat(threads).hasSize(1);
        runNext();

        assertThat(groups).containsExactly(List.of(1, 2, 3, 4, 5));
        assertThat(threads).isEmpty();
    }

    @Test
    void takesThoseTogetherWhoComeDuringAGroup() {
        var busy = new ArrayList<Lane<Integer>>();
        busy.add(lane(group -> {
            groups.add(group);
            if (groups.size() == 1) {
                add(2, 4, busy.get(0));
            }
        }));
        busy.get(0).add(1);
        runNext();
        runNext();

        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4));
        assertThat(threads).isEmpty();
    }

    @Test
    void beginsAnotherGroupBesideAStuckOneIfManyWait() {
        add(1, 15, lane);
        assertThat(threads).hasSize(1);
        add(16, 16, lane);
        assertThat(threads).hasSize(2);
        add(17, MOST, lane);
        assertThat(threads).hasSize(8);
    }

    @Test
    void beginsAnotherGroupBesideAStuckOneIfItTakesLong() {
        lane.add(1);
        now.addAndGet(Duration.ofMillis(51).toNanos());
        lane.add(2);
        assertThat(threads).hasSize(2);
        lane.add(3);
        lane.look();
        assertThat(threads).hasSize(2);

        now.addAndGet(Duration.ofMillis(51).toNanos());
        lane.look(); // nobody else comes
        assertThat(threads).hasSize(3);
    }

    @Test
    void goesOnInTheSameThreadIfThereIsNoOther() {
        var busy = new ArrayList<Lane<Integer>>();
        busy.add(new Lane<>(
                MOST,
                work -> {
                    if (!threads.isEmpty() || !groups.isEmpty()) {
                        throw new RejectedExecutionException();
                    }
                    threads.add(work);
                },
                group -> {
                    groups.add(group);
                    if (groups.size() == 1) {
                        add(2, 3, busy.get(0));
                    }
                },
                now::get));
        busy.get(0).add(1);
        runNext();

        assertThat(groups).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void refusesMoreThanMayWait() {
        add(1, MOST, lane);

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> lane.add(MOST + 1));
    }

    @Test
    void takesNothingThatNoThreadWillDo() {
        var closed = new Lane<Integer>(
                MOST,
                work -> {
                    throw new RejectedExecutionException();
                },
                groups::add,
                now::get);

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> closed.add(1));
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> closed.add(2));
        assertThat(groups).isEmpty();
    }
}
