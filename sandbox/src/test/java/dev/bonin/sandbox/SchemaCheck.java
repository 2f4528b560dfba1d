package dev.bonin.sandbox;

import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares values with those parts of JSON Schema that the sandbox's OpenAPI document uses. */
final class SchemaCheck {
    private final JsonObject document;
    private final List<String> faults = new ArrayList<>();

    SchemaCheck(JsonObject document) {
        this.document = document;
    }

    /** Returns where the value differs from the schema; nothing if it fits. */
    List<String> faults(String value, JsonObject schema) {
        faults.clear();
        check("$", JsonReader.parse(value), schema);
        return List.copyOf(faults);
    }

    /** Returns the object at a path of names, references followed. */
    JsonObject at(JsonObject from, String... names) {
        JsonObject found = from;
        for (String name : names) {
            JsonObject here = found;
            found = resolve((JsonObject) here.find(name)
                    .orElseThrow(() ->
                            new AssertionError(name + " of " + here.members().keySet())));
        }
        return found;
    }

    private JsonObject resolve(JsonObject schema) {
        Optional<String> reference = schema.findString("$ref");
        return reference.isEmpty()
                ? schema
                : at(document, reference.get().substring("#/".length()).split("/"));
    }

    private void check(String where, JsonValue value, JsonObject unresolved) {
        JsonObject schema = resolve(unresolved);
        Optional<JsonValue> choices = schema.find("oneOf");
        if (choices.isPresent()) {
            boolean fits = ((JsonArray) choices.get())
                    .elements().stream()
                            .anyMatch(choice -> new SchemaCheck(document)
                                    .faults(value.print(), (JsonObject) choice)
                                    .isEmpty());
            require(fits, where, "one of several forms");
        }
        schema.find("const").ifPresent(only -> require(value.equals(only), where, only.print()));
        schema.find("enum")
                .ifPresent(known -> require(((JsonArray) known).elements().contains(value), where, known.print()));
        List<String> types = types(schema);
        require(types.isEmpty() || types.contains(type(value)), where, types.toString());
        if (value instanceof JsonObject object) {
            checkMembers(where, object, schema);
        } else if (value instanceof JsonArray array && schema.find("items").isPresent()) {
            array.elements()
                    .forEach(element -> check(where + "[]", element, (JsonObject)
                            schema.find("items").orElseThrow()));
        }
    }

    private void checkMembers(String where, JsonObject object, JsonObject schema) {
        JsonObject properties = (JsonObject) schema.find("properties").orElse(JsonObject.empty());
        object.members()
                .forEach((name, member) -> properties
                        .find(name)
                        .ifPresentOrElse(
                                property -> check(where + "." + name, member, (JsonObject) property),
                                () -> require(
                                        schema.find("additionalProperties").isEmpty(),
                                        where + "." + name,
                                        "no such member")));
        schema.find("required").stream()
                .flatMap(names -> ((JsonArray) names).elements().stream())
                .map(name -> ((JsonString) name).value())
                .forEach(name -> require(object.find(name).isPresent(), where + "." + name, "a required member"));
    }

    private static List<String> types(JsonObject schema) {
        Stream<JsonValue> types = schema.find("type").stream()
                .flatMap(type -> type instanceof JsonArray several ? several.elements().stream() : Stream.of(type));
        return types.map(type -> ((JsonString) type).value()).toList();
    }

    private static String type(JsonValue value) {
        if (value instanceof JsonNumber) {
            return "integer";
        }
        if (value instanceof JsonBoolean) {
            return "boolean";
        }
        if (value instanceof JsonNull) {
            return "null";
        }
        return value instanceof JsonString ? "string" : value instanceof JsonArray ? "array" : "object";
    }

    private void require(boolean fits, String where, String expected) {
        if (!fits) {
            faults.add(where + " (expected: " + expected + ")");
        }
    }
}
