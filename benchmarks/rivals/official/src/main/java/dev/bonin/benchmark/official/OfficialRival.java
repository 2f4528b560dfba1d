package dev.bonin.benchmark.official;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application: one client for all requests, everything else with Spring Boot's defaults. */
@SpringBootApplication
public class OfficialRival {
    public static void main(String[] arguments) {
        SpringApplication.run(OfficialRival.class, arguments);
    }

    @Bean
    OfficialClient client(
            @Value("${upstream}") String upstream,
            @Value("${imp.key}") String impKey,
            @Value("${imp.secret}") String impSecret) {
        return OfficialClient.of(upstream, new Keys(impKey, impSecret));
    }
}
