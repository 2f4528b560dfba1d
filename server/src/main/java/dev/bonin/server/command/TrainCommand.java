package dev.bonin.server.command;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.server.BoninServer;
import dev.bonin.server.training.Training;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        hidden = true,
        description =
                "Verifies invented people and exits. The JVM then writes its startup cache (JEP 514) from the loaded classes.")
final class TrainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--verifications",
            defaultValue = "1000",
            description = "Minimum number, unless the time is over before.")
    private int verifications;

    @Option(names = "--seconds", defaultValue = "15", description = "Time after which it ends, its start included.")
    private long seconds;

    @Override
    public Integer call() throws IOException {
        try {
            new Training(BoninServer::application, Duration.ofSeconds(seconds), verifications).run();
            return 0;
        } catch (RefusedStartException beforeTheStart) {
            return OperatorWork.say(spec, beforeTheStart);
        }
    }
}
