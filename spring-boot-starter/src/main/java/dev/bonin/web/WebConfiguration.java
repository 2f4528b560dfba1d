package dev.bonin.web;

import dev.bonin.explanation.Explanations;
import dev.bonin.verification.CeremonyRules;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Verifications;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.MappedInterceptor;
import tools.jackson.databind.json.JsonMapper;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
public final class WebConfiguration {

    /**
     * How many calls of one address are let through in a minute.
     *
     * @param starts of {@code POST /certifications/requests}
     * @param finishes of {@code POST /certifications} and the redirect together
     * @param orders of one application, wherever it calls from
     * @param failures to prove that one is an application
     */
    public record CallerLimits(int starts, int finishes, int orders, int failures) {}

    @Bean
    ProblemTexts problemTexts() {
        return new ProblemTexts();
    }

    @Bean
    Explanations explanations() {
        return new Explanations();
    }

    @Bean
    Problems problems(ProblemTexts texts, Explanations explanations) {
        return new Problems(texts, explanations, new SecureRandom());
    }

    @Bean
    DecisionMembers decisionMembers(Explanations explanations) {
        return new DecisionMembers(explanations);
    }

    @Bean
    ResultPage resultPage() {
        return new ResultPage();
    }

    @Bean
    ProblemAnswers problemAnswers(ResultPage page) {
        return new ProblemAnswers(page);
    }

    @Bean
    OutcomeAnswers outcomeAnswers(
            Problems problems, ProblemAnswers problemAnswers, DecisionMembers decisions, WebSettings settings) {
        return new OutcomeAnswers(problems, problemAnswers, decisions, settings.purposesShowingMasked());
    }

    @Bean
    BrowserCookie browserCookie(CeremonyRules rules, WebSettings settings) {
        var https = settings.publicUrl() != null
                && "https".equals(settings.publicUrl().getScheme());
        return new BrowserCookie(rules.mode() == Mode.LIVE || https);
    }

    @Bean
    BrowserCalls browserCalls(
            Verifications verifications,
            CeremonyRules rules,
            CallerBudgets budgets,
            CallerLimits limits,
            BrowserCookie cookie,
            OutcomeAnswers answers,
            WebSettings settings,
            PortOneScript script,
            ProblemTexts texts,
            ResultPage page) {
        return new BrowserCalls(
                verifications,
                rules.binding(),
                budgets.of("starts", limits.starts()),
                budgets.of("finishes", limits.finishes()),
                cookie,
                new StartAnswer(settings.impCode(), settings.channelKey(), settings.publicUrl(), script),
                new ReturnPages(answers, texts, page));
    }

    @Bean
    CertificationEndpoints certificationEndpoints(
            Verifications verifications,
            CeremonyRules rules,
            BrowserCalls calls,
            OutcomeAnswers answers,
            WebSettings settings,
            CurrentAccount account) {
        return new CertificationEndpoints(
                verifications, calls, answers, settings.returnUrl(), rules.purposes(), account);
    }

    @Bean
    @ConditionalOnMissingBean
    CurrentAccount currentAccount() {
        return request -> Optional.empty();
    }

    @Bean
    SessionRenewal sessionRenewal() {
        return new SessionRenewal();
    }

    @Bean
    PageScripts pageScripts() {
        return new PageScripts();
    }

    @Bean
    CertificationProblems certificationProblems(Problems problems, ProblemAnswers answers) {
        return new CertificationProblems(problems, answers);
    }

    @Bean
    Refusals refusals(Problems problems, JsonMapper json) {
        return new Refusals(problems, json);
    }

    @Bean
    BrowserGuard browserGuard(CeremonyRules rules, WebSettings settings, Refusals refusals) {
        return new BrowserGuard(new CallerOrigin(rules.mode(), settings.publicUrl()), refusals);
    }

    @Bean
    TooManyRequestsProblem tooManyRequestsProblem(Problems problems, ProblemAnswers answers) {
        return new TooManyRequestsProblem(problems, answers);
    }

    /** Goes wherever the endpoints go, under whatever prefix the application puts them. */
    @Bean
    MappedInterceptor boninGuardedEndpoints(BrowserGuard guard) {
        return EndpointGuard.before(CalledByBrowsers.class, guard);
    }
}
