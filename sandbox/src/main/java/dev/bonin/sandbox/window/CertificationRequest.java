package dev.bonin.sandbox.window;

import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code IMP.certification}.
 *
 * @param merchantUid null if the page gave none
 * @param origin the page's address as its script reports it; not trustworthy
 */
record CertificationRequest(
        Merchant merchant,
        Channel channel,
        @Nullable String merchantUid,
        @Nullable String origin,
        WindowOrder window) {}
