package dev.bonin.sandbox.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * A page of records.
 *
 * @param number from 0
 * @param size 1 or more
 */
public record ListQuery(int number, int size, RecordTime sortBy, boolean ascending, Predicate<Listed> filter) {

    /** Records without the time by which is sorted come last. */
    Comparator<Listed> order() {
        Comparator<Listed> order = Comparator.comparing(
                record -> sortBy.of(record).orElse(ascending ? Instant.MAX : Instant.MIN), Comparator.naturalOrder());
        return ascending ? order : order.reversed();
    }

    long skipped() {
        return (long) number * size;
    }
}
