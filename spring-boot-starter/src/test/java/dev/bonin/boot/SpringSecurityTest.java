package dev.bonin.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Outcome;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.SecurityFilterChain;

/** With Spring Security nothing has to be configured but who may open the page, and nothing else becomes open. */
class SpringSecurityTest {
    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString("kim:opensesame".getBytes(UTF_8));

    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(SettableClock.at(Instant.now())));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    private @Nullable RunningShop shop;

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
        portOne.close();
    }

    @Test
    void keepsSpringBootsOwnChain() {
        start();

        assertThat(shop().context().getBeansOfType(SecurityFilterChain.class)).hasSize(1);
        assertThat(begin(null).statusCode()).isEqualTo(401);
        assertThat(get("/who", null).statusCode()).isEqualTo(401);
        assertThat(post("/own", BASIC).statusCode()).isIn(401, 403);
        assertThat(changes()).isZero();
        assertThat(verify(BASIC).account()).contains("kim");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SecurityChains.OwnChain.class,
                SecurityChains.TokenInCookie.class,
                SecurityChains.SeveralChains.class,
                SecurityChains.NoFixation.class,
                SecurityChains.NewSession.class,
                SecurityChains.Migrated.class,
                SecurityChains.OneSession.class
            })
    void verifiesVisitorsAndMembersWithoutAToken(Class<?> chain) {
        start(chain);

        assertThat(verify(null).account()).isEmpty();
        assertThat(verify(BASIC).account()).contains("kim");
        assertThat(post("/own", BASIC).statusCode()).isEqualTo(403);
        assertThat(changes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SecurityChains.OwnChain.class,
                SecurityChains.NoFixation.class,
                SecurityChains.NewSession.class,
                SecurityChains.Migrated.class,
                SecurityChains.OneSession.class
            })
    void leavesAMemberSignedInUnderANewSessionId(Class<?> chain) {
        start(chain);
        assertThat(get("/who", BASIC).body()).isEqualTo("kim");
        var before = sessionId();

        assertThat(verify(null).account()).contains("kim");

        assertThat(sessionId()).isNotEqualTo(before);
        assertThat(get("/who", null).body()).isEqualTo("kim");
    }

    @Test
    void takesTheAccountOfAToken() {
        start(SecurityChains.StatelessWithJwt.class);

        assertThat(verify("Bearer lee").account()).contains("lee");
        assertThat(verify(null).account()).isEmpty();
        assertThat(post("/own", null).statusCode()).isIn(401, 403);
        assertThat(changes()).isZero();
        assertThat(get("/who", null).statusCode()).isEqualTo(401);
    }

    @Test
    void letsTheApplicationsOwnTokenPass() {
        start(SecurityChains.TokenInCookie.class);
        verify(BASIC);

        var token = get("/token", BASIC).body();

        assertThat(shop().send(request("/own", BASIC)
                                .header("X-XSRF-TOKEN", token)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void callsHandlersAsTheMember() {
        start(SecurityChains.SecuredMethods.class);

        assertThat(finish(begin(null), null).statusCode()).isEqualTo(500);
        assertThat(verify(BASIC).account()).contains("kim");
    }

    @Test
    void leavesADenialToTheApplication() {
        start(SecurityChains.Denying.class);

        assertThat(begin(null).statusCode()).isEqualTo(401);
        assertThat(begin(BASIC).statusCode()).isEqualTo(403);
        assertThat(get("/certifications/bonin.js", null).statusCode()).isEqualTo(401);
    }

    @Test
    void prefersTheApplicationsAccounts() {
        start(SecurityChains.OwnChain.class, SecurityChains.OwnAccount.class);

        assertThat(verify(BASIC).account()).contains("member-42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tomcat", RunningShop.ON_JETTY})
    void exemptsNoPathButOurs(String container) {
        start(
                List.of(
                        SecurityChains.OwnChain.class,
                        SecurityChains.NoFirewall.class,
                        SecurityChains.ServletBelowOurs.class),
                container);

        assertThat(List.of(
                        "/own",
                        "/own;/certifications",
                        "/own;x=/certifications/requests",
                        "/certifications/../own",
                        "/certifications/..;/own",
                        "/certifications;x/../own",
                        "/certifications/%2e%2e/own",
                        "/certifications/%2e%2e;x/own",
                        "/certifications%2f..%2fown",
                        "/certifications/..%2fown",
                        "/certifications%2F%2e%2e/own",
                        "/certifications/..%5cown",
                        "//certifications/../own",
                        "/CERTIFICATIONS/../own"))
                .allSatisfy(path -> {
                    sent(path);
                    assertThat(changes()).isZero();
                });
        assertThat(begin(BASIC).statusCode()).isEqualTo(201);
    }

    /** Sends a call that the container may refuse by closing the connection. */
    private void sent(String path) {
        try {
            post(path, BASIC);
        } catch (UncheckedIOException closed) {
            assertThat(changes()).isZero();
        }
    }

    @Test
    void exemptsNoServletBelowOurs() {
        start(SecurityChains.OwnChain.class, SecurityChains.ServletBelowOurs.class);

        assertThat(post("/certifications/own/x", BASIC).statusCode()).isEqualTo(403);
        assertThat(changes()).isZero();
        assertThat(begin(BASIC).statusCode()).isEqualTo(201);
    }

    @Test
    void exemptsOursBelowTheContextAndTheServletPath() {
        start(
                List.of(SecurityChains.BelowTheServletPath.class),
                "--server.servlet.context-path=/shop",
                "--spring.mvc.servlet.path=/web",
                "--bonin.web.path=/identity");

        assertThat(post("/shop/web/own", BASIC).statusCode()).isEqualTo(403);
        assertThat(post("/shop/web/certifications/requests", BASIC).statusCode())
                .isEqualTo(403);
        var started = shop().send(request("/shop/web/identity/requests", null)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"purpose\":\"signup\"}")));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    }

    @Test
    void stillRefusesForeignPages() {
        start(SecurityChains.OwnChain.class);

        var answer = shop().send(request("/certifications/requests", BASIC)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody()));

        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo("cross_site");
    }

    private Outcome.Accepted verify(@Nullable String authorization) {
        var accepted = notes().accepted;
        var before = accepted.size();
        assertThat(finish(begin(authorization), authorization).statusCode()).isEqualTo(200);
        assertThat(accepted).hasSize(before + 1);
        return accepted.get(before);
    }

    private HttpResponse<String> begin(@Nullable String authorization) {
        return shop().send(request("/certifications/requests", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"purpose\":\"signup\"}")));
    }

    private HttpResponse<String> finish(HttpResponse<String> started, @Nullable String authorization) {
        String merchantUid = JsonPath.read(started.body(), "$.merchant_uid");
        var impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(merchantUid));
        return shop().send(request("/certifications", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"imp_uid\":\"" + impUid + "\"}")));
    }

    private HttpResponse<String> get(String path, @Nullable String authorization) {
        return shop().send(request(path, authorization));
    }

    private HttpResponse<String> post(String path, @Nullable String authorization) {
        return shop().send(request(path, authorization).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, @Nullable String authorization) {
        var request = shop().request(path);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private Optional<String> sessionId() {
        return shop().cookie("JSESSIONID");
    }

    private SecuredShop.Notes notes() {
        return shop().context().getBean(SecuredShop.Notes.class);
    }

    private int changes() {
        return notes().changes.get();
    }

    private void start(Class<?>... configuration) {
        start(List.of(configuration));
    }

    private void start(List<Class<?>> configuration, String... settings) {
        var sources = new ArrayList<Class<?>>(List.of(SecuredShop.class));
        sources.addAll(configuration);
        var all = new ArrayList<>(List.of(
                RunningShop.SECURED, "--spring.security.user.name=kim", "--spring.security.user.password=opensesame"));
        all.addAll(List.of(settings));
        shop = RunningShop.startApplication(
                sources, portOne, SettableClock.at(Instant.now()), data, all.toArray(String[]::new));
    }

    private RunningShop shop() {
        return requireNonNull(shop);
    }
}
