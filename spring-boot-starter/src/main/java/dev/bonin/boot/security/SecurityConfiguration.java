package dev.bonin.boot.security;

import dev.bonin.web.BoninServlet;
import dev.bonin.web.CurrentAccount;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Joins an application that has Spring Security. Declares no {@code SecurityFilterChain}: with one, Spring Boot's own,
 * which protects everything, would step aside.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(CsrfFilter.class)
public class SecurityConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CurrentAccount boninCurrentAccount() {
        return new SignedIn();
    }

    /** Runs before Spring Security, whatever order the application gives that. */
    @Bean
    FilterRegistrationBean<OwnProof> boninOwnProof(ServletRegistrationBean<BoninServlet> servlet) {
        var filter = new FilterRegistrationBean<>(new OwnProof(servlet.getServletName()));
        filter.setUrlPatterns(servlet.getUrlMappings());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setName("boninOwnProof");
        return filter;
    }
}
