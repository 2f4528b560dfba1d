package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An nginx with one of our configurations. */
final class Nginx {
    private Nginx() {}

    /** @param values for the placeholders in the template, such as {@code @PORT@} */
    static Program start(String cores, Path template, Map<String, String> values, Path folder) throws IOException {
        Files.createDirectories(folder);
        var text = Files.readString(template).replace("@FOLDER@", folder.toString());
        for (var value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        var configuration = Files.writeString(folder.resolve("nginx.conf"), text);
        return Program.start(
                cores,
                List.of("nginx", "-e", folder.resolve("error.log").toString(), "-c", configuration.toString()),
                Map.of(),
                folder.resolve("nginx.log"));
    }
}
