package dev.bonin.boot;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The application's handlers in order. They are created after Bonin, because they may use parts of it. */
final class ApplicationHandlers {
    private final ObjectProvider<VerificationHandler> beans;
    private volatile @Nullable List<VerificationHandler> made;

    ApplicationHandlers(ObjectProvider<VerificationHandler> beans) {
        this.beans = beans;
    }

    /** Returns the handlers; creates them on the first call. */
    List<VerificationHandler> make() {
        var known = made;
        if (known == null) {
            known = beans.orderedStream().toList();
            made = known;
        }
        return known;
    }

    void handle(Outcome outcome) {
        make().forEach(handler -> handler.handle(outcome));
    }
}
