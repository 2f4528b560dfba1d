package dev.bonin.application;

import dev.bonin.handover.Redeemer;
import dev.bonin.person.IdentityValue;
import dev.bonin.verification.VerificationRequest;
import java.util.Set;

/**
 * The authenticated application that calls.
 *
 * @param returnUrls the registered return URLs, one of which the browser may go to
 * @param values the values of a person that it may receive
 */
public record Requester(String application, Set<String> returnUrls, Set<IdentityValue> values) {
    public Requester {
        returnUrls = Set.copyOf(returnUrls);
        values = Set.copyOf(values);
    }

    Redeemer redeemer() {
        return new Redeemer(application, "application:" + application, values);
    }

    boolean asked(VerificationRequest request) {
        return request.application()
                .filter(asked -> asked.application().equals(application))
                .isPresent();
    }
}
