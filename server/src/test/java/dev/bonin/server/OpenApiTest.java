package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.server.openapi.DescribedCalls;
import dev.bonin.server.openapi.Endpoint;
import dev.bonin.server.openapi.OpenApiDocument;
import dev.bonin.web.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /openapi.json} is generated from the endpoints of this server. With {@code -Dbonin.docs.write=true} the copy
 * that is checked in is written first.
 */
class OpenApiTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static RunningServer server;
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        var settings = List.of(
                "bonin.applications.shop.scopes=unlink,relink,ban,windowless",
                "bonin.portone.api=v2",
                ShopServer.settings("shop")[0],
                ShopServer.settings("shop")[1]);
        server = RunningServer.start(settings.toArray(String[]::new));
        shop = ShopServer.of(server, "shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static SortedSet<Endpoint> endpoints() {
        return Endpoint.all(server.part(RequestMappingHandlerMapping.class));
    }

    private static OpenApiDocument source() {
        return new OpenApiDocument(server.part(Problems.class));
    }

    private static ObjectNode generated() {
        return source().of(endpoints());
    }

    @Test
    void isCheckedInAsGenerated() throws IOException {
        var text = JSON.writeValueAsString(generated()) + "\n";
        if (Boolean.getBoolean("bonin.docs.write")) {
            Files.writeString(OpenApiDocument.FILE, text);
        }
        assertThat(OpenApiDocument.FILE)
                .as("write it with -Dtest=OpenApiTest -Dbonin.docs.write=true")
                .content()
                .isEqualTo(text);
    }

    @Test
    void hasEveryCallAndNoOther() {
        assertThat(source().described())
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(
                        endpoints().stream().map(Endpoint::toString).toList());
    }

    /** The largest answer of the server: thirty times a minute for one address, compressed if it can be. */
    @Test
    void isServedToEverybodyNowAndThen() throws IOException, InterruptedException {
        var answer = server.get("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree(Files.readString(OpenApiDocument.FILE)));

        var compressed = HttpClient.newHttpClient()
                .send(
                        server.request("/openapi.json")
                                .header("Accept-Encoding", "br, gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.body()).hasSizeLessThan(40_000);
        try (var text = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(JSON.readTree(text)).isEqualTo(JSON.readTree(answer.body()));
        }

        // As many as it takes, since the budget fills again meanwhile: by one every two seconds
        var refused = Stream.generate(() -> server.get("/openapi.json"))
                .limit(400)
                .filter(call -> call.statusCode() != 200)
                .limit(3)
                .toList();
        assertThat(refused).isNotEmpty().allSatisfy(call -> {
            assertThat(call.statusCode()).isEqualTo(429);
            assertThat(call.headers().firstValue("Retry-After")).isPresent();
            assertThat(call.body()).contains("\"code\":\"too_many_requests\"");
        });
    }

    @Test
    void hasExamplesThatAreAsDescribed() {
        assertThat(DescribedCalls.checkedIn().faultsOfExamples()).isEmpty();
    }

    /** The server itself lists the members that a call may have. */
    @Test
    void hasTheMembersOfEveryCallAndNoOther() {
        var document = generated();
        var order = shop.post("", "{\"subject\":\"42\",\"window\":false,\"typed_name\":\"홍길동\"}");
        var id = JsonPath.<String>read(order.body(), "$.id");
        for (var endpoint : endpoints()) {
            var body = document.at("/paths")
                    .required(endpoint.path())
                    .required(endpoint.key())
                    .path("requestBody");
            if (body.isObject()) {
                assertThat(members(document, body)).as(endpoint.toString()).isEqualTo(known(endpoint, id));
            }
        }
    }

    private static Set<String> members(JsonNode document, JsonNode body) {
        var reference = body.at("/content/application~1json/schema/$ref").stringValue();
        return Set.copyOf(document.at(reference.substring(1)).path("properties").propertyNames());
    }

    private static Set<String> known(Endpoint endpoint, String id) {
        var path = endpoint.path().replace("{id}", id).replace("{account}", "42");
        var answer = server.send(shop.calling(path)
                .header("Content-Type", "application/json")
                .method(endpoint.method(), BodyPublishers.ofString("{\"nonsense\":1}")));
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$"))
                .as(endpoint + " " + answer.body())
                .containsEntry("code", "unknown_member");
        return Set.copyOf(JsonPath.<List<String>>read(answer.body(), "$.known"));
    }
}
