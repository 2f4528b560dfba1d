package dev.bonin.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the calls that tests make to the document that is checked in. */
public final class DescribedCalls {
    /** What the document says of all calls at once: these do not reach an operation. */
    private static final Set<String> OF_HTTP =
            Set.of("bad_request", "method_not_allowed", "headers_too_large", "not_found");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DescribedCalls CHECKED_IN = new DescribedCalls(JSON.readTree(OpenApiDocument.FILE.toFile()));

    private final JsonNode document;
    private final StrictSchemas schemas;
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();

    private DescribedCalls(JsonNode document) {
        this.document = document;
        this.schemas = new StrictSchemas(document);
    }

    public static DescribedCalls checkedIn() {
        return CHECKED_IN;
    }

    /** Begins to note successes anew. */
    public void forget() {
        succeeded.clear();
    }

    /** Returns the calls that this JVM has since made with success, such as {@code GET /v1/accounts/{account}}. */
    public Set<String> succeeded() {
        return Set.copyOf(succeeded);
    }

    /** Fails if the document describes the call otherwise. Ignores calls of others than applications. */
    public void check(HttpRequest request, HttpResponse<String> answer) {
        var path = request.uri().getRawPath();
        template(path).ifPresent(template -> check(template, request, answer));
    }

    private void check(String template, HttpRequest request, HttpResponse<String> answer) {
        var operation = document.required("paths")
                .required(template)
                .path(request.method().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode() || isOfHttp(answer)) {
            return;
        }
        var call = request.method() + " " + template;
        var told = call + " " + answer.statusCode() + " " + answer.body();
        var described = operation.required("responses").path(Integer.toString(answer.statusCode()));
        assertThat(described.isObject()).as("in /openapi.json: " + told).isTrue();
        checkAnswer(described, answer, told);
        if (answer.statusCode() < 300) {
            succeeded.add(call);
            checkBody(operation, SentText.of(request), call);
        }
    }

    private void checkAnswer(JsonNode described, HttpResponse<String> answer, String told) {
        if (!described.has("content")) {
            assertThat(answer.body()).as(told).isEmpty();
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("none").split(";", 2)[0];
        var content = described.required("content").path(type);
        assertThat(content.isObject()).as(type + " of " + told).isTrue();
        assertThat(schemas.faults(content.required("schema"), answer.body()))
                .as(told)
                .isEmpty();
    }

    private void checkBody(JsonNode operation, String body, String call) {
        var described = operation.path("requestBody");
        if (body.isEmpty()) {
            assertThat(described.path("required").booleanValue(false))
                    .as("body of " + call)
                    .isFalse();
            return;
        }
        if (described.isObject()) {
            var schema =
                    described.required("content").required("application/json").required("schema");
            assertThat(schemas.faults(schema, body)).as(call + " " + body).isEmpty();
        }
    }

    private static boolean isOfHttp(HttpResponse<String> answer) {
        var isProblem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        return isProblem
                && OF_HTTP.contains(JSON.readTree(answer.body()).path("code").stringValue(""));
    }

    /** A path without parameters takes precedence, as in Spring. */
    private Optional<String> template(String path) {
        return document.required("paths").propertyNames().stream()
                .filter(template -> pattern(template).matcher(path).matches())
                .min(Comparator.comparing((String template) -> template.contains("{")));
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^/]*}", "[^/]+"));
    }

    /** Returns what is wrong with the examples of the document. */
    public List<String> faultsOfExamples() {
        return document.required("paths").findParents("example").stream()
                .filter(content -> content.has("schema"))
                .flatMap(content ->
                        schemas
                                .faults(
                                        content.required("schema"),
                                        content.required("example").toString())
                                .stream())
                .toList();
    }
}
