package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A running server tells what the command does. */
class DoctorEndpointTest {
    @Test
    void looksAtTheApplicationsInSettingsToo() {
        try (var portOne = Sandbox.start();
                var server = RunningServer.live(
                        portOne,
                        outcome -> {},
                        "bonin.applications.shop.key-sha256=" + "0".repeat(64),
                        "bonin.applications.shop.return-urls=https://shop.local/back")) {
            var request = HttpRequest.newBuilder(
                    URI.create("http://localhost:" + server.managementPort() + "/actuator/bonindoctor"));

            var told = server.send(request).body();

            assertThat(JsonPath.<List<String>>read(told, "$.findings[?(@.code == 'return_url_local')].text.en"))
                    .singleElement()
                    .asString()
                    .endsWith("do not have: shop.");
        }
    }
}
