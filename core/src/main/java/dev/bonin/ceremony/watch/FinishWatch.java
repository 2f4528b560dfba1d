package dev.bonin.ceremony.watch;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.Step;

/**
 * Watches finishes, for logs and measurements: which steps are taken, and how they end. Implementations are safe for
 * use by several threads, and throw nothing.
 */
@FunctionalInterface
public interface FinishWatch {
    /** Watches nothing. */
    FinishWatch NONE = () -> Watched.NOTHING;

    /** Is called when a finish begins, on the thread that runs it. */
    Watched begin();

    /** One finish, on one thread. It ends with exactly one of {@link #answered} and {@link #failed}. */
    interface Watched {
        /** Watches nothing. */
        Watched NOTHING = new Watched() {
            @Override
            public void enters(Step step) {}

            @Override
            public void decided() {}

            @Override
            public void answered(Outcome outcome) {}

            @Override
            public void failed(Throwable failure) {}
        };

        /**
         * Is called when a step begins, and the one before it is over. Before the second, what the store knows of the
         * browser is looked up. A finish that shares the result of a simultaneous one takes the first step only.
         */
        void enters(Step step);

        /** Is called when the last step is over: what is left is to tell the application's handlers. */
        void decided();

        /** Takes the outcome, which may name a person. */
        void answered(Outcome outcome);

        /** Takes why there is no outcome. */
        void failed(Throwable failure);
    }
}
