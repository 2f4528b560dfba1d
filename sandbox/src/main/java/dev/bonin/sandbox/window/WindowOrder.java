package dev.bonin.sandbox.window;

import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code IMP.certification}.
 *
 * @param merchantUid null if the page gave none
 * @param origin the page's address as its script reports it; not trustworthy
 * @param minAge full years (만 나이); null if the page gave none or the provider ignores it
 * @param company the name of the requesting service, as shown to the person
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

    /** Values that the page already knows. Only Danal accepts them (PortOne guide, cft). */
    record Prefill(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String carrier) {
        static final Prefill NONE = new Prefill(null, null, null);

        /** Returns a fixed text, without personal data. */
        @Override
        public String toString() {
            return "Prefill";
        }
    }
}
