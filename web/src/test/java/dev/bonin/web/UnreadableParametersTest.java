package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.reason.ReasonCatalog;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.problem.FailureProblems;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a container cannot decode is the caller's mistake, whichever exception the container has for it. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableParametersTest {
    private static final FailureProblems FAILURES =
            new FailureProblems(new Problems(new ReasonCatalog(), new Random()));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** Reads a parameter as endpoints do, and answers what that throws. */
    private static final class Reading extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                Answer.json(200, Map.of("x", String.valueOf(request.getParameter("x"))))
                        .send(response);
            } catch (RuntimeException failure) {
                Answer.json(FAILURES.of(failure, request)).send(response);
            }
        }
    }

    static Stream<Arguments> undecodable() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of("x=%zz", "x=%", "x=%4", "x=1&y=%zz", "%zz=1")
                        .map(query -> Arguments.of(container, query)));
    }

    @ParameterizedTest
    @MethodSource("undecodable")
    void areABadRequest(Container container, String query, CapturedOutput log) throws Exception {
        try (var running = container.start(
                new Reading(), (request, response, chain) -> chain.doFilter(request, response), folder)) {
            assertThat(exchange(running.port(), "GET", "?" + query, "")).startsWith("HTTP/1.1 400 ");
            assertThat(exchange(running.port(), "DELETE", "?" + query, "")).startsWith("HTTP/1.1 400 ");
            assertThat(exchange(running.port(), "POST", "", query)).startsWith("HTTP/1.1 400 ");
        }
        assertThat(log.getAll()).doesNotContain("Unexpected failure");
    }

    private static String exchange(int port, String method, String query, String form) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = String.join(
                    "\r\n",
                    method + " /shop/identity/x" + query + " HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: " + form.length(),
                    "Connection: close",
                    "",
                    form);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
