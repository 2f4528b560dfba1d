package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.testkit.BoninTest;
import dev.bonin.testkit.SandboxBrowser;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

/** An application as its own tests see it, in several classes that share its context. */
@BoninTest
@SpringBootTest(
        classes = {Shop.class, SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.additional-location=classpath:bonin/shop-with-datasource.properties",
            "bonin.purposes.signup.keep=person,name",
            "bonin.purposes.club.policies=born_in_the_seventies",
            "bonin.purposes.adult_check.policies=youth_protection",
            "bonin.purposes.contract.api=v2",
            "bonin.data=target/never-made"
        })
abstract class TestedApplication {
    private final Environment environment;

    TestedApplication(Environment environment) {
        this.environment = environment;
    }

    private SandboxBrowser here(SandboxBrowser browser) {
        return browser.at("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    @RepeatedTest(2)
    void verifiesAnAdult(SandboxBrowser browser) {
        assertThat(here(browser).verify("signup", "adult").statusCode()).isEqualTo(200);
        assertThat(Path.of("target/never-made")).doesNotExist();
    }

    @Test
    void verifiesAnAdultOnV2(SandboxBrowser browser) {
        assertThat(here(browser).verify("contract", "adult").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAChild(SandboxBrowser browser) {
        var answer = here(browser).verify("adult_check", "thirteen");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("under_age");
    }
}
