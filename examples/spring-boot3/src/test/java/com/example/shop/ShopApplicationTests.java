package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.ImpUid;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.testkit.BoninSandbox;
import dev.bonin.testkit.SandboxBrowser;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** An application on Spring Boot 3.5 that pins nothing has its own Jackson and JUnit 5, and verifies people. */
@BoninSandbox
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopApplicationTests {

    @Test
    void verifiesAPerson(SandboxBrowser browser) {
        assertThat(browser.verify("signup", "adult").status()).isEqualTo("accepted");
    }

    @Test
    void asksPortOneWithTheClientAlone(Sandbox sandbox) {
        var merchant = sandbox.merchant();
        var settings = PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(sandbox.baseUrl()));
        try (var client = PortOneClient.connect(settings)) {
            var id = ImpUid.tryParse(sandbox.certify("adult")).orElseThrow();
            assertThat(client.certification(id).certified()).isTrue();
        }
    }

    /** Two mappers would need one version of jackson-annotations, which Spring Boot chooses for its own. */
    @Test
    void hasNoMapperButItsOwn() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("tools.jackson.databind.ObjectMapper"));
    }
}
