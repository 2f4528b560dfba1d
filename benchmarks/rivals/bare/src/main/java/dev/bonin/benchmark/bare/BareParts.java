package dev.bonin.benchmark.bare;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * The application: Spring Boot with default settings except for Jetty and virtual threads, and a client with one
 * connection per concurrent caller.
 */
@SpringBootApplication
public class BareParts {
    /** The largest number of concurrent callers in the benchmark. */
    private static final int CONNECTIONS = 512;

    public static void main(String[] arguments) {
        SpringApplication.run(BareParts.class, arguments);
    }

    @Bean
    HttpClient connections() {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(pool)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Bean
    Certifications certifications(HttpClient connections, @Value("${upstream}") String upstream) {
        return new Certifications(connections, upstream);
    }
}
