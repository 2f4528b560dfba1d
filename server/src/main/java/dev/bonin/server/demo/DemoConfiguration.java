package dev.bonin.server.demo;

import dev.bonin.policy.SeoulCalendar;
import dev.bonin.verification.CeremonyRules;
import dev.bonin.web.Problems;
import dev.bonin.web.WebSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

    @Bean
    DemoArchive demoArchive(CeremonyRules rules) {
        return new DemoArchive(rules.mode());
    }

    @Bean
    DemoEndpoints demoEndpoints(
            DemoSandbox sandbox, WebSettings settings, DemoArchive archive, Problems problems, Clock clock) {
        var account = new DemoAccount(new SeoulCalendar(clock));
        return new DemoEndpoints(sandbox, settings, archive, account, problems);
    }
}
