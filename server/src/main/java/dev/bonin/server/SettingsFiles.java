package dev.bonin.server;

import dev.bonin.boot.machine.OtherUsers;
import dev.bonin.boot.refusal.RefusedStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files with settings that are read only because a command was started in their folder, as Spring Boot does. Whoever
 * can place one in a folder like {@code /tmp} would decide where an operator's command sends credentials, and which
 * file its log overwrites. So it is decided before anything is read whether that folder is read at all.
 */
public final class SettingsFiles {
    /** Spring Boot's own places, without the working directory. */
    private static final Map<String, Object> NONE_OF_THE_FOLDER =
            Map.of("spring.config.location", "optional:classpath:/;optional:classpath:/config/");

    private SettingsFiles() {}

    /**
     * Returns default properties for the start in this folder, which keep Spring Boot from reading it where another
     * user could place settings: in it, in {@code config}, or in a folder of {@code config}. What is placed there after
     * this look is not read, either. They are empty in a folder that nobody but this process's user and root can
     * change, and where the system has no users as Unix has them.
     *
     * @param folder the working directory
     * @throws RefusedStartException if there are settings that another user could have written; start elsewhere, or
     *     change owner or permissions
     */
    public static Map<String, Object> locations(Path folder) {
        if (!Files.isExecutable(folder)) {
            return NONE_OF_THE_FOLDER; // nor could Spring Boot open a file in it
        }
        try {
            return locations(folders(folder));
        } catch (IOException unreadable) {
            throw refusal(folder);
        }
    }

    private static Map<String, Object> locations(List<Path> folders) throws IOException {
        boolean areOwn = true;
        for (var folder : folders) {
            areOwn &= !OtherUsers.mayChange(folder);
        }
        for (var file : settings(folders)) {
            if (!areOwn || OtherUsers.mayChange(file)) {
                throw refusal(file);
            }
        }
        return areOwn ? Map.of() : NONE_OF_THE_FOLDER;
    }

    /** Returns where Spring Boot looks: here, in {@code config}, and in the folders of {@code config}. */
    private static List<Path> folders(Path folder) throws IOException {
        var config = folder.resolve("config");
        var folders = new ArrayList<Path>(List.of(folder));
        if (Files.isDirectory(config)) {
            folders.add(config);
            try (var below = Files.list(config)) {
                below.filter(Files::isDirectory).forEach(folders::add);
            }
        }
        return folders;
    }

    private static List<Path> settings(List<Path> folders) throws IOException {
        var files = new ArrayList<Path>();
        for (var place : folders) {
            try (Stream<Path> within = Files.list(place)) {
                within.filter(SettingsFiles::hasSettings).forEach(files::add);
            }
        }
        return files;
    }

    private static boolean hasSettings(Path file) {
        return file.getFileName().toString().matches("application.*\\.(ya?ml|properties|xml)");
    }

    private static RefusedStartException refusal(Path file) {
        return new RefusedStartException(
                "다른 사용자가 바꿀 수 있는 설정 파일입니다. Another user could have written these settings: " + file.toAbsolutePath(),
                "Start in another folder, or let the file, its folder and the folder of the start belong to the user who"
                        + " starts, or to root, and take write permission from all others.");
    }
}
