package dev.bonin.web;

import dev.bonin.web.answer.WindowParameters;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the endpoints.
 *
 * @param path the path below which the endpoints are
 * @param returnUrl where the redirect flow ends; null means a plain page of ours
 * @param publicUrl where browsers reach the application, without trailing slashes; null only in sandbox mode
 * @param windows what pages pass to PortOne's scripts
 * @param purposesShowingMasked the purposes whose answers show the person their own values, masked
 */
public record WebSettings(
        String path,
        @Nullable String returnUrl,
        @Nullable URI publicUrl,
        WindowParameters windows,
        Set<String> purposesShowingMasked) {
    public WebSettings {
        publicUrl = publicUrl == null ? null : BaseAddress.of(publicUrl);
    }

    boolean isHttps() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }
}
