package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The log says that the server has stopped, and that what still came was answered. */
@ExtendWith(OutputCaptureExtension.class)
class StopMessageTest {
    private static final String STOPPED = "Stopped: the port is closed.";

    @Test
    @Timeout(60)
    void countsFinishesThatWereAnsweredMeanwhile(CapturedOutput output) throws Exception {
        var asked = new CountDownLatch(1);
        ApplicationListener<ContextClosedEvent> witness = event -> asked.countDown();
        var server = RunningServer.start("bonin.shutdown-pause=5s");
        server.listen(witness);
        var first = server.browser();
        assertThat(first.finish(first.certify("adult")).statusCode()).isEqualTo(200);
        var late = server.browser();
        var certified = late.certify("adult");

        var ended = CompletableFuture.runAsync(server::close);
        asked.await();
        assertThat(late.finish(certified).statusCode()).isEqualTo(200);
        ended.join();

        assertThat(output.getAll().lines().filter(line -> line.contains(STOPPED)))
                .singleElement()
                .asString()
                .contains("INFO")
                .endsWith("Finishes answered after the server was asked to end: 1");
    }
}
