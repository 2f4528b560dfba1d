package dev.bonin.server.command;

import dev.bonin.server.BoninServer;
import dev.bonin.server.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        hidden = true,
        description =
                "Plays verifications of invented people and ends: what a Java machine that makes an ahead-of-time cache (JEP 514) learns from.")
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--verifications",
            defaultValue = "1000",
            description = "How many, at least, unless it takes too long.")
    private int verifications;

    @Override
    public Integer call() throws IOException {
        new Rehearsal(BoninServer::application, Duration.ofSeconds(15), verifications).play();
        return 0;
    }
}
