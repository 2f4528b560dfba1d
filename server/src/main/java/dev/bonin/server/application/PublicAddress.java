package dev.bonin.server.application;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Where browsers reach this server: {@code bonin.public-url}, or in sandbox mode without it, this machine. Never what a request says. */
final class PublicAddress {
    private final @Nullable URI publicUrl;
    private final Environment environment;

    PublicAddress(@Nullable URI publicUrl, Environment environment) {
        this.publicUrl = publicUrl;
        this.environment = environment;
    }

    /** The whole address of {@code path}, which begins with a slash. */
    String of(String path) {
        return publicUrl == null
                ? "http://localhost:" + environment.getRequiredProperty("local.server.port") + path
                : publicUrl + path;
    }
}
