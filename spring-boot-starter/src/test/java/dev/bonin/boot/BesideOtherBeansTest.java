package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.Accounts;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.engine.Bonin;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application has of its own stands in the way of nothing of Bonin's, and the other way round. */
class BesideOtherBeansTest {
    private static final Clock ONE = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));
    private static final Clock OTHER = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(2));

    private final Sandbox portOne = Sandbox.start();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @SuppressWarnings("NullAway.Init") // there before each test
    private WebApplicationContextRunner application;

    @BeforeEach
    void configure() {
        application = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SpringBootParts.JACKSON, BoninAutoConfiguration.class))
                .withInitializer(context -> TestPropertyValues.of(
                                "bonin.mode=sandbox",
                                "bonin.data=" + data,
                                "bonin.portone.base-url=" + portOne.baseUrl(),
                                "bonin.portone.imp-key=" + portOne.merchant().impKey(),
                                "bonin.portone.imp-secret=" + portOne.merchant().impSecret())
                        .applyTo(context));
    }

    @AfterEach
    void close() {
        portOne.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "applications",
                "chores",
                "clock",
                "eraser",
                "events",
                "handlers",
                "identities",
                "options",
                "policies",
                "retention",
                "rotation",
                "source",
                "stores",
                "subjects",
                "verifications"
            })
    void leavesEverydayNamesToTheApplication(String name) {
        application.withBean(name, String.class, () -> "own").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(name)).isEqualTo("own");
            assertVerifies(context);
        });
    }

    @Test
    void namesItsOwnBeansAfterItself() {
        application.run(context -> {
            var beans = context.getSourceApplicationContext().getBeanFactory();
            assertThat(Arrays.stream(beans.getBeanDefinitionNames())
                            .filter(name -> String.valueOf(
                                            beans.getBeanDefinition(name).getFactoryBeanName())
                                    .startsWith("dev.bonin.boot.")))
                    .hasSizeGreaterThan(20)
                    .allMatch(name -> name.startsWith("bonin"));
        });
    }

    @Test
    void goesByTheOnlyClockThereIs() {
        application
                .withBean(Clock.class, () -> ONE)
                .run(context -> assertThat(clock(context)).isSameAs(ONE));
    }

    @Test
    void goesByThePrimaryOneOfSeveralClocks() {
        application
                .withBean("one", Clock.class, () -> ONE, bean -> bean.setPrimary(true))
                .withBean("other", Clock.class, () -> OTHER)
                .run(context -> assertThat(clock(context)).isSameAs(ONE));
    }

    @Test
    void goesByTheClockThatIsNamedAfterItBeforeAllOthers() {
        application
                .withBean("one", Clock.class, () -> ONE, bean -> bean.setPrimary(true))
                .withBean("boninClock", Clock.class, () -> OTHER)
                .run(context -> assertThat(clock(context)).isSameAs(OTHER));
    }

    @Test
    void goesByTheSystemsClockWhereNobodyCanTellWhichIsMeant() {
        application
                .withBean("one", Clock.class, () -> ONE)
                .withBean("other", Clock.class, () -> OTHER)
                .run(context -> {
                    assertThat(clock(context)).isEqualTo(Clock.systemUTC());
                    assertVerifies(context);
                });
    }

    private static Clock clock(AssertableWebApplicationContext context) {
        assertThat(context).hasNotFailed();
        return context.getBean(Surroundings.class).clock();
    }

    @Configuration(proxyBeanMethods = false)
    static class HandlerThatWorksWithBonin {
        private final List<Outcome> told = new CopyOnWriteArrayList<>();

        @Bean
        VerificationHandler witness(Bonin bonin, Accounts accounts, KeptIdentities identities, Subjects subjects) {
            return outcome -> {
                if (accounts.find("", "nobody").isEmpty()) {
                    told.add(outcome);
                }
            };
        }
    }

    @Test
    void takesHandlersThatWorkWithItsParts() {
        application.withUserConfiguration(HandlerThatWorksWithBonin.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertVerifies(context);
            assertThat(context.getBean(HandlerThatWorksWithBonin.class).told).hasSize(1);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class HandlerThatCannotBeMade {
        @Bean
        VerificationHandler broken() {
            throw new IllegalStateException("no mail server");
        }
    }

    @Test
    void doesNotStartWithAHandlerThatCannotBeMade() {
        application
                .withUserConfiguration(HandlerThatCannotBeMade.class)
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessage("no mail server"));
    }

    private void assertVerifies(AssertableWebApplicationContext context) {
        var outcome = context.getBean(Verifications.class).finish(FinishAttempt.bare(portOne.certify("adult")));
        assertThat(outcome.<Boolean>fold(accepted -> true, refused -> false)).isTrue();
    }
}
