package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.ImpUid;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application on Spring Boot 3.5 that pins nothing has its own Jackson, and verifies people. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopApplicationTests {
    private static final Sandbox PORT_ONE = Sandbox.start();

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void sandbox(DynamicPropertyRegistry settings) {
        settings.add("bonin.portone.base-url", PORT_ONE::baseUrl);
        settings.add("bonin.portone.imp-key", PORT_ONE.merchant()::impKey);
        settings.add("bonin.portone.imp-secret", PORT_ONE.merchant()::impSecret);
    }

    @AfterAll
    static void close() {
        PORT_ONE.close();
    }

    @Test
    void verifiesAPerson() throws Exception {
        var started = json.readTree(post("/certifications/requests", "{\"purpose\":\"signup\"}"));
        var impUid = PORT_ONE.certify(CertificationOrder.of("adult")
                .withMerchantUid(started.get("merchant_uid").asText()));

        var finished = json.readTree(post("/certifications", "{\"imp_uid\":\"" + impUid + "\"}"));

        assertThat(finished.get("status").asText()).isEqualTo("accepted");
    }

    @Test
    void asksPortOneWithTheClientAlone() {
        var merchant = PORT_ONE.merchant();
        var settings = PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(PORT_ONE.baseUrl()));
        try (var client = PortOneClient.connect(settings)) {
            var id = ImpUid.tryParse(PORT_ONE.certify("adult")).orElseThrow();
            assertThat(client.certification(id).certified()).isTrue();
        }
    }

    /** Two mappers would need one version of jackson-annotations, which Spring Boot chooses for its own. */
    @Test
    void hasNoMapperButItsOwn() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("tools.jackson.databind.ObjectMapper"));
    }

    private String post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return browser.send(request, BodyHandlers.ofString()).body();
    }
}
