package dev.bonin.boot;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Verifications;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.web.BoninServlet;
import dev.bonin.web.BoninWeb;
import dev.bonin.web.Callers;
import dev.bonin.web.CurrentAccount;
import dev.bonin.web.PortOneScript;
import dev.bonin.web.SessionRenewal;
import dev.bonin.web.WebSettings;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import dev.bonin.web.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Registers Bonin's servlet beside Spring's: the application's advice, converters, interceptors and path prefixes do
 * not affect it.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final String SERVLET = "boninServlet";

    @Bean
    @ConditionalOnMissingBean
    Problems boninProblems(Surroundings around) {
        return new Problems(new ReasonCatalog(), around.random());
    }

    @Bean
    BoninWeb boninWeb(
            Verifications verifications,
            CeremonyRules rules,
            WebSettings settings,
            PortOneScript script,
            CallerBudgets budgets,
            CallerLimits limits,
            CurrentAccount account,
            Problems problems) {
        return BoninWeb.over(verifications, rules, settings, script, new Callers(budgets, limits, account), problems);
    }

    /** Maps the servlet below the path of Spring's servlet, if it has one: a proxy may forward nothing else. */
    @Bean
    ServletRegistrationBean<BoninServlet> boninServlet(
            BoninWeb web, WebSettings settings, ObjectProvider<DispatcherServletPath> dispatcher) {
        var before = Optional.ofNullable(dispatcher.getIfAvailable());
        var path =
                before.map(servlet -> servlet.getRelativePath(settings.path())).orElseGet(settings::path);
        var servlet = new ServletRegistrationBean<>(web.servlet(), path, path + "/*");
        servlet.setName(SERVLET);
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    FilterRegistrationBean<CallInSpring> boninCallInSpring(List<ServletRegistrationBean<BoninServlet>> servlets) {
        var filter = new FilterRegistrationBean<>(new CallInSpring());
        filter.setServletRegistrationBeans(servlets);
        filter.setName("boninCallInSpring");
        return filter;
    }

    @Bean
    @ConditionalOnMissingBean
    CurrentAccount boninCurrentAccount() {
        return request -> Optional.empty();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    VerificationHandler boninSessionRenewal() {
        return new SessionRenewal();
    }
}
