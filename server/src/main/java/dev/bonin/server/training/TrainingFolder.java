package dev.bonin.server.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A temporary folder that is deleted when it is closed, or when the process ends before. */
final class TrainingFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingFolder.class);

    private final Path path;
    private final Thread atExit = new Thread(this::deleteAtExit, "bonin-training-exit");

    private TrainingFolder(Path path) {
        this.path = path;
    }

    static TrainingFolder create() throws IOException {
        var folder = new TrainingFolder(Files.createTempDirectory("bonin-training"));
        Runtime.getRuntime().addShutdownHook(folder.atExit);
        return folder;
    }

    Path path() {
        return path;
    }

    private void deleteAtExit() {
        try {
            delete();
        } catch (IOException failure) {
            LOG.warn(
                    "Training: could not delete the temporary folder {}; delete it by hand (it holds invented people only)",
                    path,
                    failure);
        }
    }

    @Override
    public void close() throws IOException {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            LOG.debug("The process is ending already", ending);
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
