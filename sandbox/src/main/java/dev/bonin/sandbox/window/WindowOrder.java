package dev.bonin.sandbox.window;

import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code IMP.certification} was called with.
 *
 * @param merchantUid null when the page gave none
 * @param origin the page's address as its script reports it: never to be trusted
 * @param minAge full years (만 나이); null when the page gave none or the provider ignores it
 * @param company who asks, as the person reads it
 */
record WindowOrder(
        Merchant merchant,
        Channel channel,
        @Nullable String merchantUid,
        @Nullable String origin,
        @Nullable Integer minAge,
        String company,
        Prefill prefill,
        ReturnPath returnPath) {

    /** Values the page knows already. Only Danal takes them (PortOne guide, cft). */
    record Prefill(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String carrier) {
        static final Prefill NONE = new Prefill(null, null, null);

        /** Without personal values. */
        @Override
        public String toString() {
            return "Prefill";
        }
    }
}
