package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.carrier.Sending;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record, from the moment the window opens.
 *
 * @param merchantUid the browser's value, unchanged; null if it sent none
 * @param site the site for which the DI is made, if the merchant named one; null for the channel's MID
 * @param origin the page's URL; null if unknown
 * @param sending what {@code otp/request} sent last; null for a record of a window
 * @param completion null until the person is certified, and permanently if that fails
 */
public record Certification(
        String impUid,
        Merchant merchant,
        Channel channel,
        @Nullable String merchantUid,
        @Nullable String site,
        @Nullable String origin,
        Instant openedAt,
        @Nullable Sending sending,
        @Nullable Completion completion,
        Overrides overrides) {

    Certification completed(Completion by) {
        return new Certification(
                impUid, merchant, channel, merchantUid, site, origin, openedAt, sending, by, overrides);
    }

    Certification awaiting(Sending next) {
        return new Certification(
                impUid, merchant, channel, merchantUid, site, origin, openedAt, next, completion, overrides);
    }

    Certification overridden(Overrides by) {
        return new Certification(
                impUid, merchant, channel, merchantUid, site, origin, openedAt, sending, completion, by);
    }

    /** Returns the id, without personal data. */
    @Override
    public String toString() {
        return "Certification[" + impUid + "]";
    }
}
