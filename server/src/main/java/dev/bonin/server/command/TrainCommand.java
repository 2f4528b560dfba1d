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
                "Runs verifications of invented people and ends. The JVM makes its startup cache (JEP 514) from what it has loaded by then.")
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--verifications",
            defaultValue = "1000",
            description = "How many at least, unless that takes longer than 15 seconds.")
    private int verifications;

    @Override
    public Integer call() throws IOException {
        new Training(BoninServer::application, Duration.ofSeconds(15), verifications).run();
        return 0;
    }
}
