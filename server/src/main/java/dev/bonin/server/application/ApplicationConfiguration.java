package dev.bonin.server.application;

import dev.bonin.account.Accounts;
import dev.bonin.application.Applications;
import dev.bonin.application.UnusableApplicationException;
import dev.bonin.boot.RefusedStartException;
import dev.bonin.boot.Surroundings;
import dev.bonin.engine.Bonin;
import dev.bonin.erasure.Eraser;
import dev.bonin.verification.ApplicationVerifications;
import dev.bonin.verification.CeremonyRules;
import dev.bonin.web.BrowserCalls;
import dev.bonin.web.CallerBudgets;
import dev.bonin.web.EndpointGuard;
import dev.bonin.web.PortOneScript;
import dev.bonin.web.Refusals;
import dev.bonin.web.WebConfiguration.CallerLimits;
import dev.bonin.web.WebSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApplicationSettings.class)
class ApplicationConfiguration {
    private static final String CALLS = "/v1";

    @Bean
    Applications applications(ApplicationSettings settings, CeremonyRules rules, Bonin bonin) {
        try {
            return bonin.callers(settings.holders(rules.mode()));
        } catch (UnusableApplicationException clash) {
            throw new RefusedStartException(
                    "An application cannot be used: " + clash.getMessage() + ".",
                    "Rename it below bonin.applications, or remove the other: ./bonin application remove NAME");
        }
    }

    @Bean
    PublicAddress publicAddress(WebSettings settings, Environment environment) {
        return new PublicAddress(settings.publicUrl(), environment);
    }

    @Bean
    VerificationEndpoints verificationEndpoints(
            ApplicationVerifications verifications,
            Eraser eraser,
            CallerBudgets budgets,
            CallerLimits limits,
            PublicAddress address) {
        return new VerificationEndpoints(
                verifications, eraser, budgets.byName("orders", limits.orders()), budgets, address);
    }

    @Bean
    AccountEndpoints accountEndpoints(Accounts accounts, CallerBudgets budgets) {
        return new AccountEndpoints(accounts, new CallerAccess(budgets));
    }

    @Bean
    PersonEndpoints personEndpoints(Accounts accounts, CallerBudgets budgets, Surroundings around) {
        return new PersonEndpoints(accounts, new CallerAccess(budgets), around.clock());
    }

    @Bean
    PageEndpoints pageEndpoints(
            ApplicationVerifications verifications,
            BrowserCalls calls,
            CallerBudgets budgets,
            CallerLimits limits,
            PublicAddress address,
            WebSettings settings,
            PortOneScript script,
            CeremonyRules rules) {
        refuseTaken(settings.path());
        return new PageEndpoints(
                new VerifyPage(settings.path(), script, rules.mode()),
                verifications,
                calls,
                budgets.of("looks", limits.finishes()),
                address);
    }

    private static void refuseTaken(String path) {
        if (path.equals(CALLS) || path.startsWith(CALLS + "/") || PagePaths.ALL.contains(path)) {
            throw new RefusedStartException(
                    "bonin.web.path is where the server has other pages and calls already.",
                    "Set bonin.web.path to something else than " + PagePaths.PAGE + " and " + CALLS
                            + ", such as /certifications.");
        }
    }

    @Bean
    ApplicationGuard applicationGuard(
            Applications applications, CallerBudgets budgets, CallerLimits limits, Refusals refusals) {
        return new ApplicationGuard(applications, budgets.of("failures", limits.failures()), refusals);
    }

    @Bean
    MappedInterceptor guardedApplications(ApplicationGuard guard) {
        return EndpointGuard.before(CalledByApplications.class, guard);
    }

    /** Where there is no endpoint, whoever has no key is not told so. */
    @Bean
    MappedInterceptor guardedCalls(ApplicationGuard guard) {
        return new MappedInterceptor(new String[] {CALLS, CALLS + "/**"}, guard);
    }
}
