package dev.bonin.verification;

/** Whether a finish must come from the browser that started the request. */
public enum Binding {
    /** Accepts only a request that Bonin opened, finished by the browser that started it. */
    REQUIRED,
    /**
     * Also accepts the bare {@code imp_uid} of PortOne's guide, which anyone could have sent. For sandbox mode only: it
     * makes the page of the guide work, but does not prove who sends the {@code imp_uid}.
     */
    OPTIONAL
}
