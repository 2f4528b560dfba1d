package dev.bonin.web;

import dev.bonin.verification.CeremonyRules;
import dev.bonin.verification.Verifications;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
public final class WebConfiguration {

    /**
     * What the endpoints need to know.
     *
     * @param path below which they are
     * @param returnUrl where the redirect flow ends; null: at a page of ours
     * @param publicUrl where browsers reach the application; null only in sandbox mode
     * @param purposesShowingMasked the purposes whose answer shows the person to themselves
     */
    public record WebSettings(
            String path,
            @Nullable String returnUrl,
            @Nullable URI publicUrl,
            Set<String> purposesShowingMasked) {}

    @Bean
    ProblemTexts problemTexts() {
        return new ProblemTexts();
    }

    @Bean
    Problems problems(ProblemTexts texts) {
        return new Problems(texts, new SecureRandom());
    }

    @Bean
    ProblemAnswers problemAnswers() {
        return new ProblemAnswers(new ResultPage());
    }

    @Bean
    OutcomeAnswers outcomeAnswers(Problems problems, ProblemAnswers problemAnswers, WebSettings settings) {
        return new OutcomeAnswers(problems, problemAnswers, settings.purposesShowingMasked());
    }

    @Bean
    CertificationEndpoints certificationEndpoints(
            Verifications verifications, OutcomeAnswers answers, WebSettings settings, ProblemTexts texts) {
        var returnPages = new ReturnPages(settings.returnUrl(), answers, texts, new ResultPage());
        return new CertificationEndpoints(verifications, answers, returnPages);
    }

    @Bean
    CertificationProblems certificationProblems(Problems problems, ProblemAnswers answers) {
        return new CertificationProblems(problems, answers);
    }

    @Bean
    FilterRegistrationBean<BrowserGuard> browserGuard(
            CeremonyRules rules, WebSettings settings, Problems problems, JsonMapper json) {
        var guard = new BrowserGuard(new CallerOrigin(rules.mode(), settings.publicUrl()), problems, json);
        var registration = new FilterRegistrationBean<>(guard);
        registration.addUrlPatterns(settings.path(), settings.path() + "/*");
        return registration;
    }
}
