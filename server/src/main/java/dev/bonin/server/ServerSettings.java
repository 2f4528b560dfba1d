package dev.bonin.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's own settings, besides the starter's.
 *
 * @param port of the server
 * @param sandboxPort of the embedded sandbox, in sandbox mode
 * @param data the folder for everything that the server keeps
 */
@ConfigurationProperties("bonin")
record ServerSettings(
        @DefaultValue("8080") int port,
        @DefaultValue("8090") int sandboxPort,
        @DefaultValue("data") Path data) {}
