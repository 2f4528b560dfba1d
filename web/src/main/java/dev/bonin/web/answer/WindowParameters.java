package dev.bonin.web.answer;

import org.jspecify.annotations.Nullable;

/**
 * What pages pass to PortOne's scripts, by API; null where an API is not used.
 *
 * @param v1 for {@code IMP.init} and {@code IMP.certification}
 * @param v2 for {@code PortOne.requestIdentityVerification}
 */
public record WindowParameters(@Nullable OfV1 v1, @Nullable OfV2 v2) {

    /**
     * The merchant of PortOne V1.
     *
     * @param impCode the merchant code (고객사 식별코드)
     * @param channelKey which of the merchant's channels pages open; null lets PortOne choose
     */
    public record OfV1(String impCode, @Nullable String channelKey) {}

    /**
     * The store of PortOne V2.
     *
     * @param storeId the store
     * @param channelKey which of the store's channels pages open
     */
    public record OfV2(String storeId, String channelKey) {}

    /** Returns the parameters of an application that uses V1 only. */
    public static WindowParameters ofV1(String impCode, @Nullable String channelKey) {
        return new WindowParameters(new OfV1(impCode, channelKey), null);
    }

    /** Returns the parameters of an application that uses V2 only. */
    public static WindowParameters ofV2(String storeId, String channelKey) {
        return new WindowParameters(null, new OfV2(storeId, channelKey));
    }
}
