package dev.bonin.verification;

import java.util.Optional;

/**
 * Where the browser goes after a verification that an application requested.
 *
 * @param application its name
 * @param returnUrl where the browser goes
 * @param returnState the state that the application sent with its request, unchanged
 */
public record ReturnTo(String application, String returnUrl, Optional<String> returnState) {

    /** Hides the address and the state, which may identify a person. */
    @Override
    public String toString() {
        return "ReturnTo[" + application + "]";
    }
}
