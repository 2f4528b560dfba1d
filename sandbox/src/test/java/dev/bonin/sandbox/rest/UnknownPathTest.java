package dev.bonin.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.StoreCaller;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path that the sandbox does not have is refused in the words of the version that the caller speaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownPathTest {
    private static final String V1_TOKEN = "0123456789abcdef0123456789abcdef01234567";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Caller caller = new Caller(sandbox);

    @ParameterizedTest
    @CsvSource({
        "/identity-verifications/a/b/c, X-Nothing, x",
        "/identity-verifications/, X-Nothing, x",
        "/identity-verification/a, X-Nothing, x",
        "/login, X-Nothing, x",
        "/login/x, X-Nothing, x",
        "/token, X-Nothing, x",
        "/payments, X-Nothing, x",
        "/payments/p1/cancel, X-Nothing, x",
        "/payments/p1, Authorization, Bearer a.b.c",
        "/billing-keys/b1, Authorization, Bearer a.b.c",
        "/nowhere, Authorization, PortOne bonin-sandbox-api-secret",
        "/nowhere, Authorization, portone wrong",
        "/users/x, Authorization, PortOne bonin-sandbox-api-secret"
    })
    void isV2s(String path, String header, String value) {
        HttpResponse<String> answer = caller.get(path, header, value);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(StoreCaller.type(answer)).isEqualTo("NOT_FOUND");
        assertThat(Caller.json(answer).members()).containsOnlyKeys("type", "message");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, X-Nothing, x",
        "/users, X-Nothing, x",
        "/certifications, X-Nothing, x",
        "/loginx, X-Nothing, x",
        "/subscribe/customers/c1, Authorization, Bearer " + V1_TOKEN,
        "/payments/imp_123456789012, Authorization, " + V1_TOKEN,
        "/payments/imp_123456789012, Authorization, Bearer " + V1_TOKEN,
        "/payments/cancel, X-ImpTokenHeader, " + V1_TOKEN
    })
    void isV1s(String path, String header, String value) {
        HttpResponse<String> answer = caller.get(path, header, value);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"code\":-1,\"message\":\"Not Found\",\"response\":null}");
    }

    @ParameterizedTest
    @CsvSource({"/certifications/imp_123456789012, 401", "/users/getToken, 405"})
    void keepsTheWordsOfAPathThatV1Has(String path, int status) {
        HttpResponse<String> answer = caller.get(path, "Authorization", "PortOne bonin-sandbox-api-secret");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Caller.json(answer).members()).containsOnlyKeys("code", "message", "response");
    }
}
