import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Verifies invented people, 64 at once, at a server in sandbox mode on this machine, and counts the answers. Run as a
 * source file by dist/verify-run: java Visitors.java PORT SANDBOX-PORT PEOPLE. Exits with 1 unless all were accepted.
 */
final class Visitors {
    private static final int AT_ONCE = 64;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final AtomicInteger left;
    private final URI server;
    private final URI sandbox;

    private Visitors(int port, int sandboxPort, int people) {
        server = URI.create("http://localhost:" + port);
        sandbox = URI.create("http://localhost:" + sandboxPort);
        left = new AtomicInteger(people);
    }

    public static void main(String[] arguments) throws Exception {
        var people = Integer.parseInt(arguments[2]);
        var visitors = new Visitors(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), people);
        var since = System.nanoTime();
        visitors.visit();
        var seconds = Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
        System.out.println(people + " people, " + AT_ONCE + " at once, in " + seconds + " s: " + visitors.outcomes);
        System.exit(visitors.outcomes.equals(Map.of("accepted", people)) ? 0 : 1);
    }

    private void visit() throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        Callable<Void> one = this::visitUntilNobodyIsLeft;
        for (var visitor : threads.invokeAll(Collections.nCopies(AT_ONCE, one))) {
            visitor.get();
        }
        threads.shutdown();
    }

    private Void visitUntilNobodyIsLeft() throws InterruptedException {
        while (left.getAndDecrement() > 0) {
            var outcome = outcome();
            synchronized (outcomes) {
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
        return null;
    }

    private String outcome() throws InterruptedException {
        try {
            return verified();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Returns "accepted", or the first answer that is another one than on the way there. */
    private String verified() throws IOException, InterruptedException {
        var started = post(server.resolve("/certifications/requests"), "{}", "");
        if (started.statusCode() != 201) {
            return "start: " + started.statusCode();
        }
        var cookie = started.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
        var certified = post(
                sandbox.resolve("/sandbox/certifications"),
                "{\"persona\": \"adult\", \"merchant_uid\": \"" + member(started, "merchant_uid") + "\"}",
                "");
        if (certified.statusCode() >= 300) {
            return "sandbox: " + certified.statusCode();
        }
        var evidence = "{\"imp_uid\": \"" + member(certified, "imp_uid") + "\"}";
        var finished = post(server.resolve("/certifications"), evidence, cookie);
        return finished.statusCode() == 200 ? member(finished, "status") : "finish: " + finished.statusCode();
    }

    private HttpResponse<String> post(URI to, String json, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String member(HttpResponse<String> answer, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(answer.body());
        return found.find() ? found.group(1) : "";
    }
}
