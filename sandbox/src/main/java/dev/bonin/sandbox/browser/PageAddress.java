package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.window.ReturnPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the outcome goes.
 *
 * @param origin the page's origin as its script reports it; {@code null} as text for a page without one
 * @param redirectUrl null if the page gave none
 */
record PageAddress(String origin, @Nullable String redirectUrl) {

    /**
     * Returns the way back.
     *
     * @param attempt returned unchanged to the page's script
     */
    ReturnPath pathFrom(WindowType type, String attempt) throws SdkRefusal {
        Optional<ReturnPath> toAddress = toAddress();
        return switch (type) {
            case POPUP -> ReturnPath.ToPage.ofPopup(origin, attempt).orElseThrow(PageAddress::withoutOrigin);
            case IFRAME -> ReturnPath.ToPage.ofFrame(origin, attempt).orElseThrow(PageAddress::withoutOrigin);
            case REDIRECTION ->
                toAddress.orElseThrow(
                        () -> SdkRefusal.unreadable("redirectUrl: missing (expected: a URL, since the window opens as"
                                + " REDIRECTION, the default on phones)"));
        };
    }

    private Optional<ReturnPath> toAddress() throws SdkRefusal {
        if (redirectUrl == null) {
            return Optional.empty();
        }
        return Optional.of(ReturnPath.ToAddress.ofWebOrApp(redirectUrl)
                .orElseThrow(() -> SdkRefusal.unreadable(
                        "redirectUrl: not accepted (expected: a complete URL of a web page or an app)")));
    }

    private static SdkRefusal withoutOrigin() {
        return SdkRefusal.unreadable("page: without an origin, so no result can reach it (expected: one that is loaded"
                + " over http, or windowType REDIRECTION)");
    }
}
