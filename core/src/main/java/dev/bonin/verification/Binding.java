package dev.bonin.verification;

/** Whether a finish must come from the browser that started. */
public enum Binding {
    /** Only a request that we started, finished by the browser that started it. */
    REQUIRED,
    /**
     * Also the bare {@code imp_uid} of PortOne's guide, which anybody could have sent. Only ever in sandbox mode: it
     * makes the guide's own page work, and proves nothing about who is asking.
     */
    OPTIONAL
}
