package dev.bonin.server;

import dev.bonin.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to start {@link PackagedServer}. Immutable; every {@code with...} gives a copy. Nothing of Bonin's that is set
 * around the test reaches it, and it runs on free ports.
 */
record PackagedServerLaunch(List<String> javaOptions, Map<String, String> environment, List<String> arguments) {
    PackagedServerLaunch {
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    /** {@code serve}, on any free ports, with what it keeps in {@code data}. */
    static PackagedServerLaunch in(Path data) {
        return new PackagedServerLaunch(
                List.of("-Xmx256m"),
                Map.of(
                        "BONIN_PORT", "0",
                        "BONIN_SANDBOX_PORT", "0",
                        "BONIN_MANAGEMENT_PORT", "0",
                        "BONIN_DATA", data.toString()),
                List.of("serve"));
    }

    /** The same, against a sandbox outside of it, where only the browser that started may finish. */
    static PackagedServerLaunch bound(Path data, Sandbox portOne) {
        return in(data).withJavaOption("-Dspring.aot.enabled=true")
                .with("BONIN_MODE", "sandbox")
                .with("BONIN_BINDING", "required")
                .with("BONIN_PORTONE_BASEURL", portOne.baseUrl())
                .with("BONIN_PORTONE_IMPKEY", portOne.merchant().impKey())
                .with("BONIN_PORTONE_IMPSECRET", portOne.merchant().impSecret())
                .with("BONIN_WEB_LIMITS_STARTSPERMINUTE", "10000000")
                .with("BONIN_WEB_LIMITS_FINISHESPERMINUTE", "10000000");
    }

    PackagedServerLaunch withJavaOption(String option) {
        var more = new ArrayList<>(javaOptions);
        more.add(option);
        return new PackagedServerLaunch(more, environment, arguments);
    }

    /** With a variable of the environment. */
    PackagedServerLaunch with(String name, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new PackagedServerLaunch(javaOptions, more, arguments);
    }

    /** {@code keys} with these arguments instead of {@code serve}. */
    PackagedServerLaunch keys(String... words) {
        var command = new ArrayList<String>();
        command.add("keys");
        command.addAll(List.of(words));
        return new PackagedServerLaunch(javaOptions, environment, command);
    }

    PackagedServerLaunch without(String name) {
        var fewer = new LinkedHashMap<>(environment);
        fewer.remove(name);
        return new PackagedServerLaunch(javaOptions, fewer, arguments);
    }

    /** Starts it and waits for nothing. */
    PackagedServer start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", System.getProperty("bonin.jar")));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(new File("target"));
        builder.environment().keySet().removeIf(name -> name.startsWith("BONIN_"));
        builder.environment().putAll(environment);
        return new PackagedServer(builder.start());
    }
}
