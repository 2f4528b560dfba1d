package dev.bonin.server.demo;

import dev.bonin.account.Accounts;
import dev.bonin.age.SeoulCalendar;
import dev.bonin.boot.Surroundings;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.web.BoninWeb;
import dev.bonin.web.WebSettings;
import dev.bonin.web.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

    @Bean
    DemoArchive demoArchive(CeremonyRules rules) {
        return new DemoArchive(rules.mode());
    }

    @Bean
    DemoEndpoints demoEndpoints(
            DemoSandbox sandbox,
            WebSettings settings,
            CeremonyRules rules,
            DemoArchive archive,
            DemoMembers members,
            Problems problems,
            Surroundings around) {
        var decisions = new DemoDecisions(problems.catalog());
        var account = new DemoAccount(new SeoulCalendar(around.clock()), decisions);
        return new DemoEndpoints(sandbox, settings, archive, account, members, decisions, rules.purposes(), problems);
    }

    /** Guards the demo's members as the certifications: a page of another site must not sign its visitor up or out. */
    @Bean
    WebMvcConfigurer guardedMembers(BoninWeb web) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new MemberGuard(web.guard())).addPathPatterns("/demo/member", "/demo/member/*");
            }
        };
    }

    @Bean
    DemoMembers demoMembers(Accounts accounts, CeremonyRules rules, Surroundings around) {
        return new DemoMembers(accounts, rules.mode(), around.random());
    }
}
