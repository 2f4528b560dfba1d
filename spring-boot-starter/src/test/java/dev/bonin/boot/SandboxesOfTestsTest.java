package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.engine.Bonin;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.testkit.BoninSandbox;
import dev.bonin.testkit.SandboxBrowser;
import dev.bonin.testkit.SandboxClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestContextManager;

/** What the annotation gives to applications that listen nowhere, have clocks or no Bonin, and to several at once. */
class SandboxesOfTestsTest {
    private static final String LAST_CENTURY = "1999-12-31T00:00:00Z";

    @Nested
    @BoninSandbox(api = BoninSandbox.Api.V2)
    @SpringBootTest(
            classes = {Shop.class, SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class, Clocks.class})
    class WithoutAPort {
        @Autowired
        @SuppressWarnings("NullAway.Init") // Spring sets it
        private Environment settings;

        @Autowired
        @SuppressWarnings("NullAway.Init") // Spring sets it
        private Clock oneOfTheApplication;

        @Autowired
        @Qualifier("boninClock")
        @SuppressWarnings("NullAway.Init") // Spring sets it
        private Clock clockOfBonin;

        @Test
        void verifiesByTheApiOfTheAnnotation(SandboxBrowser browser) {
            assertThat(settings.getProperty("bonin.portone.api")).isEqualTo("v2");
            assertThat(browser.verify("default", "adult")
                            .redeem()
                            .identity()
                            .name()
                            .verified())
                    .isPresent();
        }

        @Test
        void movesTheTimeOfBoninAndLeavesThatOfTheApplication(SandboxClock clock) {
            clock.set(Instant.parse("2030-01-01T00:00:00Z"));

            assertThat(clockOfBonin.instant()).isAfter("2029-12-31T23:59:59Z");
            assertThat(oneOfTheApplication.instant()).isEqualTo(LAST_CENTURY);
        }

        @Test
        void saysThatPagesNeedAPort(SandboxBrowser browser) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> browser.get("/members"))
                    .withMessageContaining("RANDOM_PORT");
        }

        /** It is no application of its own, so it has the one around it. */
        @Nested
        class Inside {
            @Test
            void hasTheSameSandbox(Sandbox sandbox) {
                assertThat(settings.getProperty("bonin.portone.base-url")).isEqualTo(sandbox.baseUrl());
            }
        }
    }

    /** Clocks of an application, one of which is for Bonin: a test moves its time all the same. */
    @Configuration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        Clock billing() {
            return Clock.fixed(Instant.parse(LAST_CENTURY), ZoneOffset.UTC);
        }

        @Bean
        Clock boninClock() {
            return Clock.fixed(Instant.parse(LAST_CENTURY), ZoneOffset.UTC);
        }
    }

    @Nested
    @BoninSandbox
    @SpringBootTest(
            classes = {SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class},
            webEnvironment = WebEnvironment.NONE)
    class WithoutWeb {
        @Test
        void saysWhatToWriteSinceThereIsNoBonin(SandboxBrowser browser) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> browser.verify("signup", "adult"))
                    .withMessageContaining("no Bonin")
                    .withMessageContaining("MOCK instead of NONE");
        }
    }

    @Nested
    @BoninSandbox
    @SpringBootTest(
            classes = {Shop.class, SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class, Two.class})
    class WithTwo {
        @Test
        void asksWhichOneIsMeant(SandboxBrowser browser, @Autowired @Qualifier("bonin") Bonin first) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> browser.verify("default", "adult"))
                    .withMessageContaining("bonin, second")
                    .withMessageContaining("@Primary");
            assertThat(browser.of(first).verify("default", "adult").isAccepted())
                    .isTrue();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {
        @Bean
        Bonin second(@Qualifier("bonin") Bonin first) {
            return first;
        }
    }

    @BoninSandbox
    @SpringBootTest(classes = {Shop.class, SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class})
    static final class First {}

    @BoninSandbox
    @SpringBootTest(classes = {Shop.class, SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class})
    static final class Equal {}

    @BoninSandbox
    @SpringBootTest(
            classes = {Shop.class, SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class},
            properties = "bonin.purposes.signup.keep=person")
    static final class Different {}

    private static String sandbox(ApplicationContext context) {
        return Optional.ofNullable(context.getEnvironment().getProperty("bonin.portone.base-url"))
                .orElseThrow();
    }

    private static ApplicationContext contextOf(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }

    /** Nothing outside of a context says where its sandbox is, so that contexts may run at the same time. */
    @Test
    void areOfOneContextEach() {
        var first = contextOf(First.class);

        assertThat(contextOf(Equal.class)).isSameAs(first);
        assertThat(sandbox(contextOf(Different.class))).isNotEqualTo(sandbox(first));
        assertThat(System.getProperties().stringPropertyNames()).noneMatch(name -> name.startsWith("bonin.portone"));
    }

    @Test
    void goOnWithTheTimeOfThisMachineUntilATestMovesIt() {
        var clock = contextOf(First.class).getBean("boninClock", Clock.class);

        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
    }
}
