package dev.bonin.verification;

import java.util.Set;

/**
 * The application that calls, as it has proven to be.
 *
 * @param returnUrls the registered ones, to one of which a browser may go afterwards
 */
public record Requester(String application, Set<String> returnUrls) {
    public Requester {
        returnUrls = Set.copyOf(returnUrls);
    }

    boolean asked(VerificationRequest request) {
        return request.application()
                .filter(asked -> asked.application().equals(application))
                .isPresent();
    }
}
