package dev.bonin.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the results: {@code results.json}, {@code table.md}, {@code chart.svg} and {@code chart.png}. */
public final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    /**
     * Writes all four files.
     *
     * @return the table
     */
    public static String write(Results results, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.json"), JSON.writeValueAsString(results));
        var table = Table.of(results);
        Files.writeString(folder.resolve("table.md"), table);
        var svg = Files.writeString(folder.resolve("chart.svg"), Chart.of(results));
        var drawn = new ProcessBuilder(
                        "rsvg-convert",
                        "--zoom",
                        "2",
                        "--output",
                        folder.resolve("chart.png").toString(),
                        svg.toString())
                .inheritIO()
                .start();
        if (drawn.waitFor() != 0) {
            throw new IOException("rsvg-convert failed to draw " + svg);
        }
        return table;
    }
}
