package dev.bonin.server.openapi;

import static java.util.Objects.requireNonNull;

import dev.bonin.web.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generates the OpenAPI document of the calls of applications: addresses from Spring's mappings, refusals and their
 * statuses from the catalogue of reasons, codes from the types. Words, members and examples are in two files, and tests
 * hold them to real calls.
 */
public final class OpenApiDocument {
    /** The copy that is checked in, and that the server serves. */
    public static final Path FILE = Path.of("src", "main", "resources", "openapi", "openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String JSON_TYPE = "application/json";

    private final JsonNode operations = read("operations.json");
    private final ProblemAnswers problems;

    public OpenApiDocument(Problems problems) {
        this.problems = new ProblemAnswers(problems);
    }

    /** Returns the calls that the source describes. */
    public List<String> described() {
        return List.copyOf(operations.propertyNames());
    }

    /**
     * Returns the document of these calls.
     *
     * @throws RuntimeException if the source does not describe one of them
     */
    public ObjectNode of(Set<Endpoint> endpoints) {
        var document = (ObjectNode) read("document.json");
        var components = document.remove("components");
        resolveTypes(components);
        var paths = document.putObject("paths");
        for (var endpoint : endpoints) {
            var path = paths.withObjectProperty(endpoint.path());
            path.set(endpoint.key(), operation(endpoint, new Operation(operations.required(endpoint.toString()))));
        }
        document.set("components", components);
        return document;
    }

    private ObjectNode operation(Endpoint endpoint, Operation source) {
        var operation = JSON.createObjectNode();
        operation.put("operationId", source.text("operationId"));
        operation.putArray("tags").add(source.text("tag"));
        operation.put("summary", source.text("summary"));
        source.description().ifPresent(text -> operation.put("description", text));
        addSecurity(operation, source);
        addParameters(operation, endpoint, source);
        source.body().ifPresent(body -> addBody(operation, body));
        var answers = operation.putObject("responses");
        source.answers().properties().forEach(answer -> answers.set(answer.getKey(), answer(answer.getValue())));
        problems.of(endpoint, source)
                .forEach(
                        (status, codes) -> answers.set(Integer.toString(status), ProblemAnswers.answer(status, codes)));
        return operation;
    }

    /** Names the scope, too: OpenAPI 3.1 has it for schemes of HTTP. */
    private static void addSecurity(ObjectNode operation, Operation source) {
        var security = operation.putArray("security");
        for (var scheme : List.of("basic", "bearer")) {
            var scopes = security.addObject().putArray(scheme);
            source.scope().ifPresent(scopes::add);
        }
    }

    private static void addParameters(ObjectNode operation, Endpoint endpoint, Operation source) {
        var parameters = JSON.createArrayNode();
        if (endpoint.path().contains("{id}")) {
            addReference(parameters, endpoint.path().startsWith("/v1/persons") ? "PersonId" : "VerificationId");
        }
        if (endpoint.path().contains("{account}")) {
            addReference(parameters, "Account");
        }
        source.parameters().forEach(name -> addReference(parameters, name));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private static void addReference(ArrayNode parameters, String name) {
        parameters.addObject().put("$ref", "#/components/parameters/" + name);
    }

    private static void addBody(ObjectNode operation, JsonNode source) {
        var body = operation.putObject("requestBody");
        body.set("required", source.required("required"));
        addContent(body, source);
    }

    private static ObjectNode answer(JsonNode source) {
        var answer = JSON.createObjectNode();
        answer.set("description", source.required("description"));
        if (source.has("schema")) {
            addContent(answer, source);
        }
        return answer;
    }

    private static void addContent(ObjectNode owner, JsonNode source) {
        var content = owner.putObject("content").putObject(JSON_TYPE);
        var schema = content.putObject("schema");
        var named = source.required("schema");
        if (named.isString()) {
            schema.put("$ref", SCHEMAS + named.stringValue());
        } else {
            var alternatives = schema.putArray("oneOf");
            named.valueStream().forEach(name -> alternatives.addObject().put("$ref", SCHEMAS + name.stringValue()));
        }
        content.set("example", source.required("example"));
    }

    /** Replaces the name of a type by its codes. */
    private static void resolveTypes(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("enum").isString()) {
            var codes = Codes.of(object.path("enum").stringValue());
            codes.forEach(object.putArray("enum")::add);
        }
        node.forEach(OpenApiDocument::resolveTypes);
    }

    private static JsonNode read(String name) {
        try (InputStream file = OpenApiDocument.class.getResourceAsStream(name)) {
            return JSON.readTree(requireNonNull(file, name));
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + name, unreadable);
        }
    }
}
