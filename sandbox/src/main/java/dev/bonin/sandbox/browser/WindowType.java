package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the window is shown. PortOne does not document the providers' defaults; here, as on V1, a popup on a desktop and
 * a redirect on a phone.
 */
enum WindowType {
    POPUP,
    IFRAME,
    REDIRECTION;

    /** Reads {@code windowType}; both of its members are checked, whatever the page runs on. */
    static WindowType read(Members windowType, boolean mobile) throws SdkRefusal {
        Optional<WindowType> onDesktop = find("pc", windowType.textOrNull("pc"));
        Optional<WindowType> onPhone = find("mobile", windowType.textOrNull("mobile"));
        return mobile ? onPhone.orElse(REDIRECTION) : onDesktop.orElse(POPUP);
    }

    private static Optional<WindowType> find(String device, @Nullable String name) throws SdkRefusal {
        for (WindowType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        if (name == null) {
            return Optional.empty();
        }
        throw SdkRefusal.unreadable("windowType." + device
                + ": unknown (expected: POPUP, IFRAME or REDIRECTION for identity verification)");
    }
}
