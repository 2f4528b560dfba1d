package dev.bonin.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.boot.hostile.HostileApplication;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Nothing that an application does to its own endpoints, beans or paths reaches what browsers call of Bonin's. */
class HostileApplicationTest {
    private static final String BASE = "/shop/web/certifications";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(SettableClock.at(Instant.now())));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    private @Nullable RunningShop shop;

    /** Where the application runs. */
    enum Container {
        TOMCAT,
        JETTY
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = HostileApplication.class)
    static class Scan {}

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
        portOne.close();
    }

    @ParameterizedTest
    @EnumSource
    void isHostileToItsOwnEndpoints(Container container) {
        start(container);

        assertThat(get("/shop/web/api/hello").body()).isEqualTo("{\"data\":\"{hello=there}\"}");
        assertThat(get("/shop/web/api/fail").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource
    void verifiesAPerson(Container container) {
        start(container);

        var started = post(BASE + "/requests", JSON, "{\"purpose\":\"signup\"}");
        var finished = post(BASE, JSON, "{\"imp_uid\":\"" + certified(started) + "\"}");

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(finished.statusCode()).isEqualTo(200);
        assertThat((String) JsonPath.read(finished.body(), "$.status")).isEqualTo("accepted");
        assertThat(shop().notes().accepted).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void readsAFormOfWhichSomebodyHasReadAParameter(Container container) {
        start(container);

        var started = post(BASE + "/requests", FORM, "purpose=signup&typed_name=%ED%99%8D");

        assertThat(post(BASE, FORM, "imp_uid=" + certified(started)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithItsOwnProblems(Container container) {
        start(container);

        assertProblem(post(BASE, JSON, "{}"), 400, "missing_imp_uid");
        assertProblem(post(BASE, JSON, "{\"imp_uid\":1}"), 400, "malformed_imp_uid");
        assertProblem(post(BASE, "text/plain", "x"), 415, "unsupported_media_type");
        assertProblem(post(BASE + "/requests", JSON, "{\"purpose\":\"nope\"}"), 400, "unknown_purpose");
        assertProblem(post(BASE + "/nowhere", JSON, "{}"), 404, "not_found");
        var impUid = certified(post(BASE + "/requests", JSON, "{\"purpose\":\"signup\"}"));
        portOne.close();
        var unavailable = post(BASE, JSON, "{\"imp_uid\":\"" + impUid + "\"}");
        assertProblem(unavailable, 503, "portone_unavailable");
        assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void sendsTheWindowBackToWhereItIs(Container container) {
        start(container);

        String redirect = JsonPath.read(
                post(BASE + "/requests", JSON, "{\"purpose\":\"signup\"}").body(), "$.portone.m_redirect_url");

        assertThat(redirect).isEqualTo(BASE + "/redirect");
        assertProblem(get(redirect), 400, "missing_imp_uid");
    }

    @ParameterizedTest
    @EnumSource
    void servesItsScriptsAsScripts(Container container) {
        start(container);

        assertThat(get(BASE + "/bonin.js").body()).startsWith("globalThis.Bonin = ");
        assertThat(get(BASE + "/bonin.js").headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/javascript;charset=utf-8");
        assertThat(get(BASE + "/bonin.mjs").body()).contains("export default Bonin");
    }

    @ParameterizedTest
    @EnumSource
    void letsNoForeignPageIn(Container container) {
        start(container);

        var answer = shop().send(shop().request(BASE + "/requests")
                .header("Origin", "https://evil.example")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("purpose=signup&_method=delete")));

        assertProblem(answer, 403, "cross_site");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo(code);
    }

    private String certified(HttpResponse<String> started) {
        String merchantUid = JsonPath.read(started.body(), "$.merchant_uid");
        return portOne.certify(CertificationOrder.of("adult").withMerchantUid(merchantUid));
    }

    private HttpResponse<String> get(String path) {
        return shop().send(shop().request(path));
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return shop().post(path, type, body);
    }

    private void start(Container container) {
        shop = RunningShop.start(
                List.of(Scan.class),
                portOne,
                SettableClock.at(Instant.now()),
                data,
                "--server.servlet.context-path=/shop",
                "--spring.mvc.servlet.path=/web",
                "--spring.main.lazy-initialization=true",
                container == Container.JETTY ? RunningShop.ON_JETTY : "--tomcat");
    }

    private RunningShop shop() {
        return requireNonNull(shop);
    }
}
