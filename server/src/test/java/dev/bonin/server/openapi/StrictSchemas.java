package dev.bonin.server.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a document, with which no object has members that are not described. */
final class StrictSchemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode components;

    StrictSchemas(JsonNode document) {
        this.components = document.required("components").deepCopy();
        close(components);
    }

    /** Returns what is wrong with a text; nothing if it is JSON as {@code schema} says. */
    List<String> faults(JsonNode schema, String text) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", components);
        Schema strict = REGISTRY.getSchema(whole);
        return strict.validate(JSON.readTree(text)).stream()
                .map(Object::toString)
                .toList();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").stringValue("").equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(StrictSchemas::close);
    }
}
