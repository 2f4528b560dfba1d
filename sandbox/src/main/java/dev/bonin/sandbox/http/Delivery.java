package dev.bonin.sandbox.http;

import java.time.Duration;

/** How a response reaches the caller. All but {@link Prompt} exist to imitate a bad day. */
public sealed interface Delivery {

    /** Whether the caller gets at least the status. */
    default boolean reachesCaller() {
        return !(this instanceof Stalled || this instanceof Dropped);
    }

    /** At once. */
    record Prompt() implements Delivery {}

    /** After {@code delay} of real time, or as soon as the port closes. */
    record Late(Duration delay) implements Delivery {}

    /** Never: the connection stays open and silent until the port closes. */
    record Stalled() implements Delivery {}

    /** Never: the connection is closed before the first byte. */
    record Dropped() implements Delivery {}

    /** The first half of the body, then the connection is closed although more was announced. */
    record CutOff() implements Delivery {}
}
