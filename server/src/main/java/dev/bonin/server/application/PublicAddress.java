package dev.bonin.server.application;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The address at which browsers reach this server: {@code bonin.public-url}, or in sandbox mode without it, this
 * machine. It never comes from a request.
 */
final class PublicAddress {
    private final @Nullable URI publicUrl;
    private final Environment environment;

    PublicAddress(@Nullable URI publicUrl, Environment environment) {
        this.publicUrl = publicUrl;
        this.environment = environment;
    }

    /** Returns the complete address of {@code path}, which begins with a slash. */
    String of(String path) {
        return publicUrl == null
                ? "http://localhost:" + environment.getRequiredProperty("local.server.port")
                        + before("server.servlet.context-path") + before("spring.mvc.servlet.path") + path
                : publicUrl + path;
    }

    /** Returns the configured prefix of all paths; empty if there is none. A single slash is none. */
    private String before(String setting) {
        var path = environment.getProperty(setting, "");
        return path.equals("/") ? "" : path;
    }
}
