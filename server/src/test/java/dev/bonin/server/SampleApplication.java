package dev.bonin.server;

import static java.util.Objects.requireNonNull;

import dev.bonin.docs.Sample;
import dev.bonin.docs.SampleCode;
import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** An application whose settings, code, texts and page are those that the documents show. */
record SampleApplication(ConfigurableApplicationContext context) implements AutoCloseable {
    private static final String IMPORTS = """
            import dev.bonin.person.*;
            import dev.bonin.policy.*;
            import dev.bonin.verification.*;
            import dev.bonin.web.CurrentAccount;
            import jakarta.servlet.http.HttpServletRequest;
            import java.util.*;
            import org.springframework.context.annotation.*;
            """;
    private static final String OWN_CODE = """
            @org.springframework.boot.autoconfigure.EnableAutoConfiguration
            class Surroundings {}

            class Members extends ArrayList<Identity> {
                boolean signUp(VerificationId id, Identity person) {
                    return add(person);
                }
            }
            """;
    private static final List<String> OWN_TYPES = List.of("sample.Surroundings", "sample.Members");
    private static final String OWN_PAGE = """
            <!doctype html>
            <meta charset="utf-8">
            <button id="button">Verify</button>
            <output id="shown"></output>
            <script>
              const show = (...told) => { document.getElementById("shown").textContent = told.join(" ").trim(); };
            </script>
            """;

    /** Starts it against a sandbox, with everything that it consists of below a folder. */
    static SampleApplication start(Sandbox portOne, Path folder, List<Sample> samples, String page) throws Exception {
        write(folder.resolve("application.yaml"), settings(portOne, samples));
        write(folder.resolve("static/index.html"), OWN_PAGE + page);
        var classes = Files.createDirectory(folder.resolve("classes"));
        for (var sample : in("properties", samples)) {
            var language = sample.page().endsWith(".ko.md") ? "ko" : "en";
            write(classes.resolve("bonin/reasons_" + language + ".properties"), sample.text());
        }
        var code = in("java", samples);
        var faults = new SampleCode(IMPORTS, OWN_CODE).compile(code, classes);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
        return new SampleApplication(run(classes, code.size(), arguments(portOne, folder)));
    }

    /** The settings as they are shown, but for the port of the sandbox. */
    private static String settings(Sandbox portOne, List<Sample> samples) {
        return in("yaml", samples).stream()
                .map(sample -> sample.text().replace("http://localhost:8090", portOne.baseUrl()))
                .collect(Collectors.joining("---\n"));
    }

    private static String[] arguments(Sandbox portOne, Path folder) {
        return new String[] {
            "--spring.config.location=file:" + folder + "/",
            "--spring.web.resources.static-locations=file:" + folder + "/static/",
            "--spring.main.banner-mode=off",
            "--server.port=0",
            "--bonin.data=" + folder.resolve("data"),
            "--SANDBOX_IMP_SECRET=" + portOne.merchant().impSecret()
        };
    }

    private static ConfigurableApplicationContext run(Path classes, int samples, String... arguments) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        var loader = new Classes(classes.toUri().toURL(), before);
        thread.setContextClassLoader(loader);
        try {
            var application = new SpringApplication(new DefaultResourceLoader(loader), types(loader, samples));
            application.setRegisterShutdownHook(false);
            return application.run(arguments);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The classes of the application and of its libraries, of which the server beside these tests is none. */
    private static final class Classes extends URLClassLoader {
        private static final String SERVER = BoninServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();

        Classes(URL own, ClassLoader libraries) {
            super(new URL[] {own}, libraries);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            var found = Collections.list(super.getResources(name));
            found.removeIf(url -> url.toString().contains(SERVER));
            return Collections.enumeration(found);
        }
    }

    private static Class<?>[] types(ClassLoader loader, int samples) throws ClassNotFoundException {
        var names =
                Stream.concat(OWN_TYPES.stream(), IntStream.range(0, samples).mapToObj(SampleCode::className));
        var types = new ArrayList<Class<?>>();
        for (var name : names.toList()) {
            types.add(loader.loadClass(name));
        }
        return types.toArray(Class<?>[]::new);
    }

    private static List<Sample> in(String language, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.language().equals(language))
                .toList();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    String url(String path) {
        var server = requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return "http://localhost:" + server.getPort() + path;
    }

    /** The people whom its members' list was given. */
    List<?> signedUp() {
        return (List<?>) context.getBean("members");
    }

    @Override
    public void close() {
        context.close();
    }
}
