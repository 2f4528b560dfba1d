package dev.bonin.sandbox.window;

import dev.bonin.sandbox.merchant.Provider;

/** The first question of the window. */
enum WindowKind {
    /** The carrier of the line, then text message or PASS. */
    PHONE("phone"),
    /** One of the agencies of the unified verification (통합인증). */
    AGENCIES("agencies");

    private final String code;

    WindowKind(String code) {
        this.code = code;
    }

    static WindowKind of(Provider provider) {
        return provider == Provider.INICIS_UNIFIED ? AGENCIES : PHONE;
    }

    String code() {
        return code;
    }
}
