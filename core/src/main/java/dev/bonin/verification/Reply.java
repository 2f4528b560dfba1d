package dev.bonin.verification;

import java.util.function.Function;

/**
 * What a call comes to: what was asked for, or why not.
 *
 * @param <T> what was asked for
 * @param <R> the reasons that there can be
 */
public sealed interface Reply<T, R> {

    /** Turns whichever it is into one answer. */
    <A> A fold(Function<? super T, A> whenGranted, Function<? super R, A> whenRefused);

    record Granted<T, R>(T value) implements Reply<T, R> {
        @Override
        public <A> A fold(Function<? super T, A> whenGranted, Function<? super R, A> whenRefused) {
            return whenGranted.apply(value);
        }
    }

    record Refused<T, R>(R reason) implements Reply<T, R> {
        @Override
        public <A> A fold(Function<? super T, A> whenGranted, Function<? super R, A> whenRefused) {
            return whenRefused.apply(reason);
        }
    }
}
