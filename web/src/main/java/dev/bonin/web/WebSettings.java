package dev.bonin.web;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoints need to know.
 *
 * @param path below which they are
 * @param returnUrl where the redirect flow ends; null: at a page of ours
 * @param publicUrl where browsers reach the application, without slashes at its end; null only in sandbox mode
 * @param impCode the merchant code that pages give to {@code IMP.init}
 * @param channelKey which of the merchant's channels pages open; null leaves it to PortOne
 * @param purposesShowingMasked the purposes whose answer shows the person to themselves
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
