package dev.bonin.source;

import java.util.Optional;

/** Where the agency's window was opened from, as far as the source knows. */
public sealed interface Whence {

    /**
     * The page that opened the window. PortOne V1 reports it.
     *
     * @param origin as sent by that page; of any length
     */
    record Page(Optional<String> origin) implements Whence {}

    /**
     * The merchant's channel that the window used. PortOne V2 reports it.
     *
     * @param kind of its people; the only sign of a test
     * @param key the key that the page passed; empty if it is not reported
     * @param merchantId the merchant id at the provider (상점아이디), which is the scope of its DIs; empty if it is not
     *     reported
     */
    record Channel(Kind kind, Optional<String> key, Optional<String> merchantId) implements Whence {

        /** Whether a channel verifies real people. */
        public enum Kind {
            LIVE,
            TEST,
            /** Not reported, or a word that is not documented. */
            UNKNOWN
        }
    }
}
