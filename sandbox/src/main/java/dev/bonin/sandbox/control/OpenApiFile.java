package dev.bonin.sandbox.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * {@code GET /sandbox/openapi.json}: all that the sandbox serves, as an OpenAPI 3.1 document. Each part has a file of
 * its own, with its paths and schemas.
 */
public final class OpenApiFile {
    private static final List<String> PARTS = List.of("v1", "v2", "control", "window");

    public void mount(Router router) {
        JsonObject document = document();
        router.mount("GET", "/sandbox/openapi.json", request -> Response.json(200, document));
    }

    private static JsonObject document() {
        JsonObject paths = JsonObject.empty();
        JsonObject schemas = JsonObject.empty();
        for (String part : PARTS) {
            JsonObject file = read(part);
            paths = paths.withAll(object(file, "paths"));
            schemas = schemas.withAll(object(file, "schemas"));
        }
        return read("openapi")
                .with("paths", paths)
                .with("components", object(read("openapi"), "components").with("schemas", schemas));
    }

    private static JsonObject object(JsonObject file, String name) {
        return (JsonObject) file.find(name).orElseThrow();
    }

    private static JsonObject read(String part) {
        String name = "openapi/" + part + ".json";
        try (InputStream content = OpenApiFile.class.getResourceAsStream(name)) {
            return (JsonObject)
                    JsonReader.parse(new String(requireNonNull(content, name).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Resource cannot be read: " + name, e);
        }
    }
}
