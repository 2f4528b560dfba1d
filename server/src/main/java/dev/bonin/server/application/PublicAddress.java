package dev.bonin.server.application;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where browsers reach this server: {@code bonin.public-url}, or in sandbox mode without it, this machine. Never what a
 * request says.
 */
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
                ? "http://localhost:" + environment.getRequiredProperty("local.server.port")
                        + before("server.servlet.context-path") + before("spring.mvc.servlet.path") + path
                : publicUrl + path;
    }

    /** What an operator puts before all paths, or empty text; a slash alone is nothing. */
    private String before(String setting) {
        var path = environment.getProperty(setting, "");
        return path.equals("/") ? "" : path;
    }
}
