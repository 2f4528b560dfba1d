package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many slow bodies on a small heap: the server holds no more than its limit of them, answers, and has its memory
 * back afterwards.
 */
class SlowBodiesIT {
    private static final int NUMBER = Integer.getInteger("bonin.slow.bodies", 2_600);
    private static final int LIMIT = 2_000;
    private static final int OTHER_FILES = 400;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(900)
    void holdsNoMoreThanTheLimitAndStillAnswers() throws Exception {
        var launch = PackagedServerLaunch.in(data)
                .withJavaOption("-Dspring.aot.enabled=true")
                .withJavaOption("-Xmx128m")
                .withJavaOption("-XX:+ExitOnOutOfMemoryError");
        try (var server = launch.start().awaitReady()) {
            var before = memory(server);
            try (var crowd = SlowCrowd.start(server.port(), NUMBER)) {
                long most = 0;
                while (crowd.letIn() < LIMIT) {
                    most = Math.max(most, openFiles(server));
                }
                long since = System.nanoTime();
                assertThat(page(server).statusCode()).isEqualTo(200);
                most = Math.max(most, openFiles(server));
                assertThat(most).isLessThan(LIMIT + OTHER_FILES);
                System.out.printf(
                        "%s slow bodies sent, at most %d files open, resident before %s, with them %s, a page answered after %d ms%n",
                        crowd, most, before, memory(server), (System.nanoTime() - since) / 1_000_000);
            }
            assertThat(page(server).statusCode()).isEqualTo(200);
            assertThat(server.log()).doesNotContain("OutOfMemoryError", "\tat ");
        }
    }

    private static HttpResponse<String> page(PackagedServer server) {
        return server.send(server.request("/demo/setup"));
    }

    private static long openFiles(PackagedServer server) throws Exception {
        try (var files = Files.list(Path.of("/proc", "" + server.pid(), "fd"))) {
            return files.count();
        }
    }

    private static String memory(PackagedServer server) throws Exception {
        return Files.readAllLines(Path.of("/proc", "" + server.pid(), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElseThrow();
    }
}
