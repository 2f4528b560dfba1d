package dev.bonin.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.HiddenHttpMethodFilter;

/** What an application has besides Bonin takes neither a call nor its answer. */
@ExtendWith(OutputCaptureExtension.class)
class OthersInTheApplicationTest {
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(CLOCK));

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

    @RestControllerAdvice
    static class CatchAll {
        @ExceptionHandler(Exception.class)
        ResponseEntity<Map<String, String>> oops(Exception failure) {
            return ResponseEntity.status(500).body(Map.of("error", "oops"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ReadsAParameter {
        @Bean
        HiddenHttpMethodFilter hiddenMethods() {
            return new HiddenHttpMethodFilter();
        }
    }

    @Test
    void leavesBoninsProblemsToBonin() {
        start(CatchAll.class);

        assertProblem(shop().post("/certifications", JSON, "{}"), 400, "missing_imp_uid");
        assertProblem(shop().post("/certifications", "text/plain", "x"), 415, "unsupported_media_type");
        assertProblem(shop().post("/certifications/requests", JSON, "{\"purpose\":\"nope\"}"), 400, "unknown_purpose");
        var impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(shop().begin("signup")));
        portOne.close();
        var unavailable = shop().finish(impUid);
        assertProblem(unavailable, 503, "portone_unavailable");
        assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void stillReadsAFormOfWhichSomebodyHasReadAParameter() {
        start(ReadsAParameter.class);

        var started = shop().post("/certifications/requests", FORM, "purpose=adult_check&typed_name=%ED%99%8D");

        assertThat((String) JsonPath.read(started.body(), "$.purpose")).isEqualTo("adult_check");
        var impUid = portOne.certify(
                CertificationOrder.of("adult").withMerchantUid(JsonPath.read(started.body(), "$.merchant_uid")));
        assertThat(shop().post("/certifications", FORM, "imp_uid=" + impUid).statusCode())
                .isEqualTo(200);
        assertProblem(
                shop().post("/certifications/requests", FORM, "purpose=signup&purpose=club"),
                400,
                "repeated_parameter");
        assertProblem(shop().post("/certifications?imp_uid=" + impUid, FORM, "merchant_uid=x"), 400, "missing_imp_uid");
    }

    @ParameterizedTest
    @CsvSource({"purpose=%zz, malformed_form", "purpose=%, malformed_form", "%=x, unknown_purpose"})
    void answersAParameterThatCannotBeReadWithoutALine(String form, String code, CapturedOutput output) {
        start();

        assertProblem(shop().post("/certifications/requests", FORM, form), 400, code);
        assertThat(output).doesNotContain("Unexpected failure");
    }

    @Test
    void startsNothingWithABodyOfWhichNobodySaysWhatItIs() {
        start();

        var answer = shop().send(shop().request("/certifications/requests")
                .POST(BodyPublishers.ofString("{\"purpose\":\"adult_check\"}")));

        assertProblem(answer, 415, "unsupported_media_type");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo(code);
    }

    private void start(Class<?>... configuration) {
        shop = RunningShop.start(List.of(configuration), portOne, CLOCK, data);
    }

    private RunningShop shop() {
        return requireNonNull(shop);
    }
}
