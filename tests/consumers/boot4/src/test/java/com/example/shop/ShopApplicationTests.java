package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.testkit.BoninSandbox;
import dev.bonin.testkit.SandboxBrowser;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** An application on Spring Boot 4 that takes Bonin's versions from its BOM verifies people. */
@BoninSandbox
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopApplicationTests {

    @Test
    void verifiesAPerson(SandboxBrowser browser) {
        assertThat(browser.verify("signup", "adult").status()).isEqualTo("accepted");
    }
}
