package dev.bonin.server;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server as a Spring Boot application. Without credentials it runs in sandbox mode. */
@SpringBootApplication(proxyBeanMethods = false)
class BoninServer {

    static SpringApplication application() {
        var application = new SpringApplication(BoninServer.class);
        application.setDefaultProperties(Map.of("bonin.default-mode", "sandbox"));
        return application;
    }
}
