package dev.bonin.portone.v2;

import dev.bonin.portone.Reported;

/**
 * The contract with a provider by which a person was verified. Source: PortOne V2 OpenAPI, {@code SelectedChannel}.
 *
 * @param key the {@code channelKey} that the page passed
 * @param pgProvider {@code DANAL}, {@code KCP_V2}, {@code INICIS_UNIFIED}, for records of V1 also {@code INICIS}, or a
 *     later one
 * @param pgMerchantId the merchant id at the provider (상점아이디): a DI means something only within it
 */
public record SelectedChannel(Type type, Reported<String> key, String pgProvider, String pgMerchantId) {

    /** Whether people are real. */
    public enum Type {
        LIVE,
        TEST,
        /** A value that is not documented in the OpenAPI this client was written against. */
        UNKNOWN
    }
}
