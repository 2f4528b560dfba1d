package dev.bonin.portone;

import java.util.function.BiConsumer;

/**
 * Is told of each call to PortOne, and may send headers with it: for traces. Implementations are safe for use by
 * several threads, and throw nothing.
 */
@FunctionalInterface
public interface CallObserver {
    /** Observes nothing. */
    CallObserver NONE = (operation, headers) -> Observed.NOTHING;

    /**
     * Is told that a call begins, on the thread of its caller.
     *
     * @param headers takes the name and value of a header, which is sent in place of one of the same name
     */
    Observed begin(Operation operation, BiConsumer<String, String> headers);

    /** One call, repetitions included. It ends with exactly one of these. */
    interface Observed {
        /** Observes nothing. */
        Observed NOTHING = new Observed() {
            @Override
            public void answered(int status) {}

            @Override
            public void failed(Throwable failure) {}
        };

        /** Is told the HTTP status of the answer. */
        void answered(int status);

        /** Is told why there is no answer. */
        void failed(Throwable failure);
    }
}
