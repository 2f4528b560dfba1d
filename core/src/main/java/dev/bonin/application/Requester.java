package dev.bonin.application;

import dev.bonin.person.IdentityValue;
import dev.bonin.verification.VerificationRequest;
import java.util.Set;

/**
 * The application that calls, as it has proven to be.
 *
 * @param returnUrls the registered ones, to one of which a browser may go afterwards
 * @param values which values of a person it may be given
 */
public record Requester(String application, Set<String> returnUrls, Set<IdentityValue> values) {
    public Requester {
        returnUrls = Set.copyOf(returnUrls);
        values = Set.copyOf(values);
    }

    boolean asked(VerificationRequest request) {
        return request.application()
                .filter(asked -> asked.application().equals(application))
                .isPresent();
    }
}
