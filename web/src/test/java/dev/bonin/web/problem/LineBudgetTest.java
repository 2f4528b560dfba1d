package dev.bonin.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBudgetTest {
    private final AtomicLong time = new AtomicLong(TimeUnit.SECONDS.toNanos(7));
    private final LineBudget budget = new LineBudget(3, time::get);

    @Test
    void letsSoManyLinesThroughInASecond() {
        assertThat(IntStream.range(0, 100).filter(call -> budget.take())).hasSize(3);

        time.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(IntStream.range(0, 100).filter(call -> budget.take())).hasSize(3);
    }
}
