package dev.bonin.boot;

import dev.bonin.web.answer.WindowParameters;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How PortOne is reached. What is not below {@code v2} is of both APIs, or of V1 where it says so.
 *
 * @param api the API by which people are verified, unless their purpose names another: {@code v1}
 *     ({@code IMP.certification}) or {@code v2} ({@code PortOne.requestIdentityVerification})
 * @param impKey REST API key of V1 from the PortOne console; never in source code. Default: none; required in live mode
 *     where V1 is used
 * @param impSecret REST API secret of V1 from the PortOne console; never in source code. Default: none; required in
 *     live mode where V1 is used
 * @param impCode merchant code (고객사 식별코드) that pages pass to {@code IMP.init} of V1. Default:
 *     {@code imp00000000} in sandbox mode, as the sandbox's merchant has it; required in live mode where V1 is used
 * @param channelKey which of the merchant's channels pages open with V1. Default: PortOne chooses
 * @param baseUrl another address of V1, or another sandbox, of both APIs; in live mode https only. Default: PortOne in
 *     live mode, {@code http://localhost:8090} in sandbox mode
 * @param merchantIds the merchant id (상점아이디) at this provider, which V1 does not report. A DI means something only
 *     within it, so set it before you change it, and before you use V2, which reports it. Default: none
 * @param providers the providers (such as {@code danal} or {@code kcp_v2}) whose reports are accepted; set it where
 *     policies use accounts or bans. Default: all of the merchant's
 * @param allowedOrigins other origins whose pages may open the window of V1, besides that of {@code bonin.public-url}:
 *     {@code https://app.example}, or pages inside an app ({@code about:blank}, {@code data:}, {@code file:},
 *     {@code capacitor://localhost}). Pages of any other app have these, too, so with them a relayed verification is no
 *     longer noticed by its page. Default: none
 * @param scriptUrl where pages load {@code iamport.js} of V1 from; in live mode https only. Default: PortOne's own in
 *     live mode, the sandbox's in sandbox mode
 * @param proxy an HTTP proxy for calls to PortOne, such as {@code http://proxy.example.com:3128}, without user and
 *     password; neither system properties nor {@code HTTPS_PROXY} are read. Default: none
 * @param proxyUser user at that proxy. Default: none
 * @param proxyPassword password at that proxy; never in source code. Default: none
 * @param caBundle a PEM file with certificates that are trusted besides those of Java: for a proxy that opens TLS.
 *     Default: none
 * @param connectTimeout timeout of one connection
 * @param timeout timeout of one call, retries included
 * @param v2 the store of PortOne V2
 */
public record PortOneProperties(
        @DefaultValue("v1") String api,
        @Nullable String impKey,
        @Nullable String impSecret,
        @Nullable String impCode,
        @Nullable String channelKey,
        @Nullable URI baseUrl,
        @DefaultValue Map<String, String> merchantIds,
        @DefaultValue Set<String> providers,
        @DefaultValue Set<String> allowedOrigins,
        @Nullable URI scriptUrl,
        @Nullable URI proxy,
        @Nullable String proxyUser,
        @Nullable String proxyPassword,
        @Nullable String caBundle,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue V2 v2) {
    /** The code of the sandbox's merchant, which PortOne's guide prints, too. */
    private static final String SANDBOX_IMP_CODE = "imp00000000";

    public PortOneProperties {
        impKey = stripped(impKey);
        impSecret = stripped(impSecret);
        impCode = stripped(impCode);
        channelKey = stripped(channelKey);
    }

    /** A value from a mounted file or a copied line often ends with a line break or a blank. */
    private static @Nullable String stripped(@Nullable String value) {
        return value == null ? null : value.strip();
    }

    private static String orElse(@Nullable String value, String usual) {
        return value == null || value.isBlank() ? usual : value;
    }

    /** Returns what pages pass to PortOne's scripts. Live mode refuses to start without what it uses of it. */
    WindowParameters windows() {
        return new WindowParameters(
                new WindowParameters.OfV1(orElse(impCode, SANDBOX_IMP_CODE), channelKey),
                new WindowParameters.OfV2(v2.storeOrSandbox(), v2.channelOrSandbox()));
    }

    /** Returns the type's name only: the values are secret. */
    @Override
    public String toString() {
        return "PortOne[hidden]";
    }

    /**
     * The store of PortOne V2.
     *
     * @param apiSecret API secret of V2 from the PortOne console; never in source code. Default:
     *     {@code bonin-sandbox-api-secret} in sandbox mode, as the sandbox's store has it; required in live mode where
     *     V2 is used
     * @param storeId the store that pages and calls are about. Default: {@code store-bonin-sandbox} in sandbox mode;
     *     required in live mode where V2 is used
     * @param channelKey which of the store's channels pages open. Default: {@code channel-key-danal} in sandbox mode;
     *     required in live mode where V2 is used
     * @param phoneChannelKey which of them verifies by phone without a window, for applications that order that: one of
     *     Danal or KCP. Default: that of {@code channel-key}
     * @param channels the keys of the channels on which people may be verified, {@code channel-key} among them: a page
     *     can pass another one. In live mode a test channel is always refused. Default: all of the store's
     * @param baseUrl another address of V2; in live mode https only. Default: PortOne in live mode, that of
     *     {@code bonin.portone.base-url} in sandbox mode
     * @param scriptUrl where pages load {@code browser-sdk.js} of V2 from; in live mode https only. Default: PortOne's
     *     own in live mode, the sandbox's in sandbox mode
     */
    public record V2(
            @Nullable String apiSecret,
            @Nullable String storeId,
            @Nullable String channelKey,
            @Nullable String phoneChannelKey,
            @DefaultValue Set<String> channels,
            @Nullable URI baseUrl,
            @Nullable URI scriptUrl) {
        private static final String SANDBOX_API_SECRET = "bonin-sandbox-api-secret";
        private static final String SANDBOX_STORE_ID = "store-bonin-sandbox";
        private static final String SANDBOX_CHANNEL_KEY = "channel-key-danal";

        public V2 {
            apiSecret = stripped(apiSecret);
            storeId = stripped(storeId);
            channelKey = stripped(channelKey);
            phoneChannelKey = stripped(phoneChannelKey);
        }

        String secretOrSandbox() {
            return orElse(apiSecret, SANDBOX_API_SECRET);
        }

        String storeOrSandbox() {
            return orElse(storeId, SANDBOX_STORE_ID);
        }

        String channelOrSandbox() {
            return orElse(channelKey, SANDBOX_CHANNEL_KEY);
        }

        /** Returns the channel that verifies by phone. */
        String phoneChannel() {
            return orElse(phoneChannelKey, channelOrSandbox());
        }

        /** Returns the type's name only: the values are secret. */
        @Override
        public String toString() {
            return "V2[hidden]";
        }
    }
}
