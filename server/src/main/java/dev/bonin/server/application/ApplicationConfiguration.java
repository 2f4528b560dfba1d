package dev.bonin.server.application;

import dev.bonin.account.Accounts;
import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Applications;
import dev.bonin.application.UnusableApplicationException;
import dev.bonin.boot.Surroundings;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.engine.Bonin;
import dev.bonin.guardian.Guardians;
import dev.bonin.web.BoninServlet;
import dev.bonin.web.BoninWeb;
import dev.bonin.web.PortOneScripts;
import dev.bonin.web.WebSettings;
import dev.bonin.web.answer.ProblemAnswers;
import dev.bonin.web.answer.ResultPage;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import dev.bonin.web.problem.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApplicationSettings.class)
class ApplicationConfiguration {
    private static final String CALLS = "/v1";
    private static final String PAGE_SERVLET = "boninPages";

    /** Apart from the other settings: Spring registers those of one annotation in an order that changes with builds. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OrderLimits.class)
    static class Limits {}

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
            Bonin bonin,
            CallerBudgets budgets,
            OrderLimits limits,
            CeremonyRules rules,
            PublicAddress address) {
        var orders = budgets.byName("orders", limits.orders(rules.mode()));
        var byPhone = bonin.windowless().isPresent();
        return new VerificationEndpoints(
                verifications, bonin.guardians(), bonin.erasures(), orders, budgets, new PageLink(address), byPhone);
    }

    @Bean
    GuardianEndpoints guardianEndpoints(
            Guardians guardians, CallerBudgets budgets, PublicAddress address, WebSettings settings) {
        return new GuardianEndpoints(guardians, budgets, new GuardianLink(address, settings.path()));
    }

    @Bean
    WindowlessEndpoints windowlessEndpoints(
            ApplicationVerifications verifications,
            Bonin bonin,
            CallerBudgets budgets,
            OrderLimits limits,
            CeremonyRules rules,
            Surroundings around) {
        var limited = new PhoneBudgets(budgets, limits.orders(rules.mode()), rules.mode(), around.random());
        return new WindowlessEndpoints(bonin.windowless(), verifications, limited);
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
    ServletRegistrationBean<BoninServlet> pageServlet(
            ApplicationVerifications verifications,
            BoninWeb web,
            DispatcherServletPath dispatcher,
            CallerBudgets budgets,
            CallerLimits limits,
            PublicAddress address,
            WebSettings settings,
            PortOneScripts scripts,
            CeremonyRules rules,
            Problems problems) {
        refuseTaken(settings.path());
        var page = new PageEndpoints(
                new VerifyPage(settings.path(), scripts, rules.mode(), new PageReasons(problems.catalog())),
                verifications,
                web.calls(),
                budgets.of("looks", limits.finishes()),
                address);
        var path = dispatcher.getRelativePath(PagePaths.PAGE);
        var servlet = new ServletRegistrationBean<>(new BoninServlet(page.in(web.endpoints())), path, path + "/*");
        servlet.setName(PAGE_SERVLET);
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    EncodedLinks encodedLinks(PublicAddress address, BoninWeb web, Problems problems) {
        return new EncodedLinks(new PageLink(address), web.guard(), problems, new ProblemAnswers(new ResultPage()));
    }

    private static void refuseTaken(String path) {
        if (path.equals(CALLS) || path.startsWith(CALLS + "/") || PagePaths.ALL.contains(path)) {
            throw new RefusedStartException(
                    "bonin.web.path is a path at which the server has other pages and calls.",
                    "Set bonin.web.path to something else than " + PagePaths.PAGE + " and " + CALLS
                            + ", such as /certifications.");
        }
    }

    @Bean
    ApplicationGuard applicationGuard(
            Applications applications, CallerBudgets budgets, CeremonyRules rules, Problems problems) {
        return new ApplicationGuard(applications, budgets.of("failures", OrderLimits.failures(rules.mode())), problems);
    }

    @Bean
    EndpointProblems endpointProblems(Problems problems) {
        return new EndpointProblems(problems);
    }

    @Bean
    MappedInterceptor guardedApplications(ApplicationGuard guard) {
        return EndpointGuard.before(CalledByApplications.class, guard);
    }

    /** Guards paths without an endpoint, too: a caller without a key must not learn which paths exist. */
    @Bean
    MappedInterceptor guardedCalls(ApplicationGuard guard) {
        return new MappedInterceptor(new String[] {CALLS, CALLS + "/**"}, guard);
    }
}
