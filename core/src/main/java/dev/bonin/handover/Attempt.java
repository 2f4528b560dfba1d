package dev.bonin.handover;

import dev.bonin.secret.BrowserNonce;
import java.util.Optional;

/**
 * An attempt to redeem a code. Nothing in it is validated yet.
 *
 * @param code the code that the browser brought
 * @param purpose the purpose that the application will rely on
 * @param subject who the application expects the person in that browser to be; empty if it named nobody at the start
 * @param source the address that the call comes from, for the access log
 * @param key what the caller names its call by, so that the same call can be made again; empty for the code's own
 * @param browser the nonce of the browser that brought the code; empty if it has none, or is not known
 * @param isOfThatBrowser whether that browser has to be the one that finished
 */
public record Attempt(
        String code,
        String purpose,
        Optional<String> subject,
        String source,
        Optional<String> key,
        Optional<BrowserNonce> browser,
        boolean isOfThatBrowser) {

    /** Creates an attempt about a verification that named nobody. */
    public static Attempt of(String code, String purpose) {
        return new Attempt(code, purpose, Optional.empty(), "local", Optional.empty(), Optional.empty(), false);
    }

    /** Returns a copy that expects this subject or account, which was named at the start. */
    public Attempt about(String expected) {
        return new Attempt(code, purpose, Optional.of(expected), source, key, browser, isOfThatBrowser);
    }

    /** Returns a copy of a call that comes from this address. */
    public Attempt from(String address) {
        return new Attempt(code, purpose, subject, address, key, browser, isOfThatBrowser);
    }

    /** Returns a copy of a call by that name: by the same name it can be made again for five minutes. */
    public Attempt named(String call) {
        return named(Optional.of(call));
    }

    /** Returns the same for a caller that may name its call. */
    public Attempt named(Optional<String> call) {
        return new Attempt(code, purpose, subject, source, call, browser, isOfThatBrowser);
    }

    /**
     * Returns a copy with the browser that brought the code: what another browser finished is refused.
     *
     * @param nonce that of its cookie; without one, everything is refused
     */
    public Attempt broughtBy(Optional<BrowserNonce> nonce) {
        return new Attempt(code, purpose, subject, source, key, nonce, true);
    }

    Attempt with(String proof) {
        return new Attempt(proof, purpose, subject, source, key, browser, isOfThatBrowser);
    }

    /** Hides the code, and the subject, which may identify a person. */
    @Override
    public String toString() {
        return "Attempt[hidden]";
    }
}
