package dev.bonin.web;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the endpoints.
 *
 * @param path the path below which the endpoints are
 * @param returnUrl where the redirect flow ends; null means a plain page of ours
 * @param publicUrl where browsers reach the application, without trailing slashes; null only in sandbox mode
 * @param impCode the merchant code that pages pass to {@code IMP.init}; null only in sandbox mode
 * @param channelKey which of the merchant's channels pages open; null lets PortOne choose
 * @param purposesShowingMasked the purposes whose answers show the person their own values, masked
 */
public record WebSettings(
        String path,
        @Nullable String returnUrl,
        @Nullable URI publicUrl,
        @Nullable String impCode,
        @Nullable String channelKey,
        Set<String> purposesShowingMasked) {
    public WebSettings {
        publicUrl = publicUrl == null ? null : BaseAddress.of(publicUrl);
    }

    boolean isHttps() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }
}
