package dev.bonin.server.management;

import dev.bonin.server.connection.ConnectionLimits;
import java.net.InetAddress;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Limits connections of the management port, whose server Spring Boot creates in a separate context. It is not a
 * {@code @Configuration}, so that component scanning does not apply it to the public port;
 * {@code ManagementContextConfiguration.imports} names it.
 */
final class ManagementConnections {
    @Bean
    static WebServerFactoryCustomizer<JettyServletWebServerFactory> limitsForOperators(
            ConnectionLimits limits, ManagementServerProperties properties) {
        InetAddress address = properties.getAddress();
        boolean isLocal = address != null && address.isLoopbackAddress();
        return factory -> factory.addServerCustomizers(limits.forOperators(isLocal)::installIn);
    }
}
