package dev.bonin.ceremony;

import dev.bonin.verification.RefusalReason;
import java.util.function.Function;

/** The result of a step: the proven value that the next step needs, or the reason for the refusal. */
sealed interface Checked<T> {

    /** Applies {@code next} to the proven value; a refusal stays. */
    <R> Checked<R> then(Function<? super T, Checked<R>> next);

    <R> R fold(Function<? super T, R> whenProven, Function<RefusalReason, R> whenRefused);

    static <T> Checked<T> proven(T value) {
        return new Proven<>(value);
    }

    static <T> Checked<T> refused(RefusalReason reason) {
        return new No<>(reason);
    }

    record Proven<T>(T value) implements Checked<T> {
        @Override
        public <R> Checked<R> then(Function<? super T, Checked<R>> next) {
            return next.apply(value);
        }

        @Override
        public <R> R fold(Function<? super T, R> whenProven, Function<RefusalReason, R> whenRefused) {
            return whenProven.apply(value);
        }
    }

    record No<T>(RefusalReason reason) implements Checked<T> {
        @Override
        public <R> Checked<R> then(Function<? super T, Checked<R>> next) {
            return new No<>(reason);
        }

        @Override
        public <R> R fold(Function<? super T, R> whenProven, Function<RefusalReason, R> whenRefused) {
            return whenRefused.apply(reason);
        }
    }
}
