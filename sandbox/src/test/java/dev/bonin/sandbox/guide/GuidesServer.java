package dev.bonin.sandbox.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guide's Node.js server, installed from its lock file and running in a separate process. */
final class GuidesServer implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/node/guide");
    private static final Path INSTALLED = Path.of("target/guide");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("listening on (\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private GuidesServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts the server. It answers as soon as this returns. */
    static GuidesServer start(String portOneHost) throws IOException, InterruptedException {
        install();
        Process process = node(portOneHost).start();
        try {
            return new GuidesServer(process, URI.create("http://127.0.0.1:" + announcedPort(process)));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", "server.js")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), REPLACE_EXISTING);
        }
        Path log = INSTALLED.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(5, MINUTES)) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci: no end after 5 minutes, see " + log);
        }
        if (npm.exitValue() != 0) {
            throw new IllegalStateException("npm ci: exit code " + npm.exitValue() + "\n" + Files.readString(log));
        }
    }

    private static ProcessBuilder node(String portOneHost) {
        ProcessBuilder node = new ProcessBuilder("node", "server.js")
                .directory(INSTALLED.toFile())
                .redirectError(INSTALLED.resolve("node.log").toFile());
        // axios would send even calls to this machine through a proxy.
        node.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        node.environment().put("PORTONE_HOST", portOneHost);
        node.environment().put("PORT", "0");
        // The guide's age test reads the birth year in the server's zone.
        node.environment().put("TZ", "Asia/Seoul");
        return node;
    }

    private static String announcedPort(Process process) {
        String line = CompletableFuture.supplyAsync(() -> firstLine(process))
                .orTimeout(30, SECONDS)
                .join();
        Matcher announcement = ANNOUNCEMENT.matcher(line);
        if (!announcement.matches()) {
            throw new IllegalStateException("node: " + line + " (expected: the port; see node.log)");
        }
        return announcement.group(1);
    }

    private static String firstLine(Process process) {
        try {
            String line = process.inputReader(UTF_8).readLine();
            return line == null ? "no output" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what the page does after the popup has closed. */
    HttpResponse<String> finishPopup(String impUid) throws IOException, InterruptedException {
        return post(JsonObject.empty().with("imp_uid", impUid).print());
    }

    /** Does what the guide's jQuery tab really sends: a form, under the content type that it sets for JSON. */
    HttpResponse<String> finishPopupByJQuery(String impUid) throws IOException, InterruptedException {
        return post("imp_uid=" + impUid);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve("/certifications"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Does what PortOne does when it redirects a phone's browser. */
    HttpResponse<String> finishRedirect(String impUid) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve("/certifications/redirect?imp_uid=" + impUid)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
