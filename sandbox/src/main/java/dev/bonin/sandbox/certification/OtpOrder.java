package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.carrier.Claim;
import dev.bonin.sandbox.merchant.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's server sends to {@code otp/request}.
 *
 * @param merchantUid null if it sent none
 * @param site the site for which the DI is made, if the merchant names one; null for the channel's MID
 * @param app whether an app asks the person, instead of a text message
 */
public record OtpOrder(
        Channel channel,
        @Nullable String merchantUid,
        @Nullable String site,
        Claim claim,
        boolean app) {

    /** Returns the channel, without personal data. */
    @Override
    public String toString() {
        return "OtpOrder[" + channel.key() + "]";
    }
}
