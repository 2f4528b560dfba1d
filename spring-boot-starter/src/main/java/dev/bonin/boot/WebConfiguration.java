package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Verifications;
import dev.bonin.engine.Bonin;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.web.BoninServlet;
import dev.bonin.web.BoninWeb;
import dev.bonin.web.Callers;
import dev.bonin.web.CurrentAccount;
import dev.bonin.web.ErrorPageAnswers;
import dev.bonin.web.PortOneScripts;
import dev.bonin.web.SessionRenewal;
import dev.bonin.web.WebSettings;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Registers Bonin's servlet beside Spring's: the application's advice, converters, interceptors and path prefixes do
 * not affect it.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final String SERVLET = "boninServlet";

    @Bean
    @ConditionalOnMissingBean
    Problems boninProblems(Surroundings around, ResourceLoader application) {
        try {
            return new Problems(reasons(application.getClassLoader()), around.random());
        } catch (IllegalStateException unusable) {
            throw new RefusedStartException(
                    "The texts of reasons cannot be read: " + unusable.getMessage() + ".",
                    "Correct the file on the class path of this application. It is read as UTF-8.");
        }
    }

    /** The application's texts are where its classes are, which Bonin's own loader may not see. */
    private static ReasonCatalog reasons(@Nullable ClassLoader application) {
        return application == null ? new ReasonCatalog() : new ReasonCatalog(application);
    }

    @Bean
    BoninWeb boninWeb(
            Verifications verifications,
            Bonin bonin,
            CeremonyRules rules,
            WebSettings settings,
            PortOneScripts scripts,
            CallerBudgets budgets,
            CallerLimits limits,
            CurrentAccount account,
            Problems problems) {
        var callers = new Callers(budgets, limits, account);
        return BoninWeb.over(verifications, bonin.guardianPage(), rules, settings, scripts, callers, problems);
    }

    /** Maps the servlet below the path of Spring's servlet, if it has one: a proxy may forward nothing else. */
    @Bean
    ServletRegistrationBean<BoninServlet> boninServlet(BoninWeb web, WebSettings settings, ListableBeanFactory beans) {
        var path = SpringServletPath.before(settings.path(), beans);
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

    /** Before all other filters: the application's own may refuse the forward to an error page. */
    @Bean
    FilterRegistrationBean<ErrorPageAnswers> boninErrorPageAnswers() {
        var filter = new FilterRegistrationBean<>(new ErrorPageAnswers());
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setName("boninErrorPageAnswers");
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

    @Bean
    HiddenRoutes boninHiddenRoutes(WebSettings settings, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new HiddenRoutes(settings, mappings);
    }
}
