package dev.bonin.server.demo;

import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the latest outcomes of the sandbox for the demo page. Keeps nothing in live mode. */
final class DemoArchive implements VerificationHandler {
    private static final int KEPT = 100;

    private final Mode mode;
    private final Map<VerificationId, Outcome> outcomes = new LinkedHashMap<>();

    DemoArchive(Mode mode) {
        this.mode = mode;
    }

    boolean isOpen() {
        return mode == Mode.SANDBOX;
    }

    @Override
    public synchronized void handle(Outcome outcome) {
        if (!isOpen()) {
            return;
        }
        if (isRepetition(outcome)) {
            return;
        }
        outcomes.put(outcome.id(), outcome);
        if (outcomes.size() > KEPT) {
            outcomes.remove(outcomes.keySet().iterator().next());
        }
    }

    /** Returns whether an outcome is a repetition: it has fewer details than the first one and must not replace it. */
    private static boolean isRepetition(Outcome outcome) {
        return outcome.fold(accepted -> !accepted.firstTime(), refused -> false);
    }

    synchronized Optional<Outcome> find(VerificationId id) {
        return Optional.ofNullable(outcomes.get(id));
    }
}
