package dev.bonin.portone;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * One property of PortOne's answer: a value, or the reason why there is none. PortOne omits a property, sends
 * {@code null} and sends {@code ""} for different reasons, and all three occur (CertificationAnnotation).
 */
public sealed interface Reported<T> {

    /** Returns the value; empty for every kind of {@link Missing}. */
    Optional<T> value();

    /** Returns the same with the value converted by {@code change}; a missing one stays missing. */
    <R> Reported<R> map(Function<? super T, ? extends R> change);

    static <T> Reported<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Reported<T> missing(Absence why) {
        return new Missing<>(why);
    }

    /** Why a property has no value. */
    enum Absence {
        /** The key is not in the answer. For {@code phone} and {@code carrier}: no contract for them (Danal). */
        NOT_SENT,
        /** {@code null}, or the 0 that means null in {@code certified_at}. */
        NULL,
        /** An empty or blank string, as Inicis sends for a CI that it may not disclose. Never equals another blank. */
        BLANK,
        /** A value not in its documented form. Treat it as a value that could not be verified. */
        UNREADABLE
    }

    /** A value. It usually is personal data, so it is not printed. */
    record Value<T>(T content) implements Reported<T> {
        public Value {
            requireNonNull(content, "content");
        }

        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }

        @Override
        public <R> Reported<R> map(Function<? super T, ? extends R> change) {
            return new Value<>(change.apply(content));
        }

        @Override
        public String toString() {
            return "Value[hidden]";
        }
    }

    /** No value, and why. */
    record Missing<T>(Absence why) implements Reported<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public <R> Reported<R> map(Function<? super T, ? extends R> change) {
            return new Missing<>(why);
        }
    }
}
