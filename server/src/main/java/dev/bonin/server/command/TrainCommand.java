package dev.bonin.server.command;

import dev.bonin.server.BoninServer;
import dev.bonin.server.training.Training;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        hidden = true,
        description =
                "Verifies invented people and exits. The JVM then writes its startup cache (JEP 514) from the loaded classes.")
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--verifications",
            defaultValue = "1000",
            description = "Minimum number, unless 15 seconds pass before.")
    private int verifications;

    @Override
    public Integer call() throws IOException {
        new Training(BoninServer::application, Duration.ofSeconds(15), verifications).run();
        return 0;
    }
}
