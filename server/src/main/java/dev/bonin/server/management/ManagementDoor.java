package dev.bonin.server.management;

import dev.bonin.server.door.FrontDoor;
import java.net.InetAddress;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Hangs a door into the server on the management port, which Spring Boot makes in a context of its own. It is no
 * {@code @Configuration}, so that the scan does not find it for the public port: it is named in
 * {@code ManagementContextConfiguration.imports}.
 */
final class ManagementDoor {
    @Bean
    static WebServerFactoryCustomizer<JettyServletWebServerFactory> doorForOperators(
            FrontDoor door, ManagementServerProperties properties) {
        InetAddress address = properties.getAddress();
        boolean isLocal = address != null && address.isLoopbackAddress();
        return factory -> factory.addServerCustomizers(door.forOperators(isLocal)::hangInto);
    }
}
