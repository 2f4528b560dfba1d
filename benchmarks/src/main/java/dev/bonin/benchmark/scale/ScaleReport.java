package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code scale.json} and {@code scale.md} after each part, so that a later failure loses no results. */
final class ScaleReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final Machine machine;
    private final Map<String, Object> method;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    ScaleReport(Path folder, Machine machine, Map<String, Object> method) {
        this.folder = folder;
        this.machine = machine;
        this.method = method;
    }

    /** The content of {@code scale.json}. */
    private record Whole(Machine machine, Map<String, Object> method, Map<String, Section> parts) {}

    void add(Part part, Section section) throws IOException {
        sections.put(part.id(), section);
        Files.writeString(folder.resolve("scale.json"), JSON.writeValueAsString(new Whole(machine, method, sections)));
        Files.writeString(
                folder.resolve("scale.md"),
                sections.values().stream().map(Section::markdown).collect(Collectors.joining("\n")));
    }
}
