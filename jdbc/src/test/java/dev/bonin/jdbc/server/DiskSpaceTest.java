package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.Failures;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
    private long nanos = -3;
    private final DiskSpace space = new DiskSpace(() -> nanos);

    @Test
    void isMissingForTenSecondsAfterAWriteFoundNone() {
        space.failed(new SQLException("No space left on device", "53100"));

        assertMissing();
        nanos += Duration.ofSeconds(10).toNanos() - 1;
        assertMissing();
        nanos += 1;
        assertThatCode(space::require).doesNotThrowAnyException();
    }

    @Test
    void isThereAgainAsSoonAsAWriteFindsSome() {
        space.failed(new SQLException("No space left on device", "53100"));
        space.written();

        assertThatCode(space::require).doesNotThrowAnyException();
    }

    @Test
    void isNotMissingForAnotherFailure() {
        space.failed(new SQLException("duplicate key", "23505"));

        assertThatCode(space::require).doesNotThrowAnyException();
    }

    private void assertMissing() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(space::require)
                .satisfies(full -> assertThat(Failures.of(full))
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                failure -> assertThat(failure.kind()).isEqualTo(Kind.FULL)));
    }
}
