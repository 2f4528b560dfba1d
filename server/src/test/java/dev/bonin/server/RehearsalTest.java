package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.store.Stores;
import dev.bonin.verification.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a server plays before it is ready. */
@ExtendWith(OutputCaptureExtension.class)
class RehearsalTest {
    @Test
    void playsInLiveModeWithoutPortOneAndWithoutTouchingWhatIsKept(CapturedOutput log) throws IOException {
        var told = new CopyOnWriteArrayList<Outcome>();
        var before = stages();
        try (var portOne = Sandbox.start();
                var server = RunningServer.live(portOne, told::add, "bonin.rehearsal=true")) {
            assertThat(log).containsPattern("Rehearsed [1-9]\\d* verifications");
            assertThat(log).as("what a sandbox says of itself").doesNotContain("Sandbox mode", "Made keys");
            assertThat(log.toString().split("The access log ends", -1))
                    .as("its own, once")
                    .hasSizeLessThan(3);
            assertThat(portOne.calls().all())
                    .as("calls of PortOne, but for the server's own question what time it is there")
                    .allMatch(call -> call.route().equals("/users/getToken"));
            assertThat(told).isEmpty();
            assertThat(server.part(Stores.class).log().unchained(1)).isEmpty();
            assertThat(stages()).as("folders left behind").isEqualTo(before);
        }
    }

    @Test
    void playsNothingInSandboxModeUnlessItIsWanted(CapturedOutput log) {
        try (var server = RunningServer.start("bonin.rehearsal=")) {
            assertThat(server.get("/").statusCode()).isEqualTo(200);
            assertThat(log).doesNotContain("ehearsed");
        }
    }

    /** It is one for the whole process, and the levels are the operator's. */
    @Test
    void leavesLoggingAsItWas() {
        var logger = (Logger) LoggerFactory.getLogger("dev.bonin");
        try (var portOne = Sandbox.start();
                var server = RunningServer.live(
                        portOne, outcome -> {}, "bonin.rehearsal=true", "logging.level.dev.bonin=error")) {
            assertThat(server.get("/certifications/bonin.js").statusCode()).isEqualTo(200);
            assertThat(logger.getLevel()).isEqualTo(Level.ERROR);
        } finally {
            logger.setLevel(Level.INFO);
        }
    }

    private static List<Path> stages() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("bonin-rehearsal"))
                    .sorted()
                    .toList();
        }
    }
}
