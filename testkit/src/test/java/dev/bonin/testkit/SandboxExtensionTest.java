package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxExtensionTest {
    private final Set<Integer> ports = new HashSet<>();

    @BeforeAll
    void isThereBeforeTheFirstTest(Sandbox sandbox) {
        ports.add(sandbox.port());
    }

    @RepeatedTest(2)
    void startsEachTestWithNothingRecorded(Sandbox sandbox) throws Exception {
        assertThat(sandbox.calls().all()).isEmpty();

        assertThat(call(sandbox)).isEqualTo(400);

        assertThat(sandbox.calls().all()).hasSize(1);
        assertThat(ports).containsExactly(sandbox.port());
    }

    @Nested
    class Inside {
        @Test
        void isTheSameSandbox(Sandbox sandbox) {
            assertThat(ports).containsExactly(sandbox.port());
        }
    }

    private static int call(Sandbox sandbox) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/users/getToken"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
