package dev.bonin.sandbox.http;

import java.time.Duration;

/** How a response reaches the client. All but {@link Prompt} simulate faults. */
public sealed interface Delivery {

    /** Returns whether the client receives at least the status. */
    default boolean reachesCaller() {
        return !(this instanceof Stalled || this instanceof Dropped);
    }

    /** Immediately. */
    record Prompt() implements Delivery {}

    /** After {@code delay} of real time, or as soon as the port closes. */
    record Late(Duration delay) implements Delivery {}

    /** Never: the connection stays open without data until the port closes. */
    record Stalled() implements Delivery {}

    /** Never: the connection is closed before the first byte. */
    record Dropped() implements Delivery {}

    /** The first half of the body, then the connection is closed although more was announced. */
    record CutOff() implements Delivery {}
}
