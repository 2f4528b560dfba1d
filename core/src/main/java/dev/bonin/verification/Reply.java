package dev.bonin.verification;

import java.util.function.Function;

/**
 * The result of a call that can be refused.
 *
 * @param <T> the value if the call was granted
 * @param <R> the possible reasons of a refusal
 */
public sealed interface Reply<T, R> {

    /** Maps either kind of reply to one result. */
    <A> A fold(Function<? super T, A> whenGranted, Function<? super R, A> whenRefused);

    /**
     * Returns the value if the call was granted, for callers in a transaction that a refusal has to roll back.
     *
     * @param failure makes what is thrown otherwise
     */
    default <X extends RuntimeException> T orElseThrow(Function<? super R, X> failure) {
        return fold(value -> value, reason -> {
            throw failure.apply(reason);
        });
    }

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
