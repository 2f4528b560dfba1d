package dev.bonin.server.command;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.server.SandboxFiles;
import dev.bonin.server.SandboxFiles.UnusableException;
import dev.bonin.server.TakenPort;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description =
                "Runs only the sandbox of PortOne, for an application in any language; on loopback unless it is exposed.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class SandboxCommand implements Callable<Integer> {
    private static final int PORT_TAKEN = 1;
    private static final int UNUSABLE = 2;
    private static final int LAST_PORT = 65_535;
    private static final InetAddress ALL_ADDRESSES = new InetSocketAddress(0).getAddress();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:BONIN_SANDBOX_PORT:-8090}",
            description = "Port to listen on (BONIN_SANDBOX_PORT, otherwise 8090; 0 takes a free one).")
    private int port;

    @Option(
            names = "--expose",
            arity = "0..1",
            defaultValue = "${env:BONIN_SANDBOX_EXPOSE:-false}",
            fallbackValue = "true", // without it, the flag would turn off what the environment turned on
            description =
                    "Listen on all addresses (BONIN_SANDBOX_EXPOSE): everyone who reaches it can verify as any person.")
    private boolean exposed;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:BONIN_SANDBOX_CONFIG}",
            description =
                    "JSON with your merchants, stores, keys and channels (BONIN_SANDBOX_CONFIG). BONIN_SANDBOX_IMP_KEY, _IMP_SECRET, _IMP_CODE, _STORE_ID, _API_SECRET and _CHANNELS change the first ones.")
    private @Nullable Path configFile;

    @Option(
            names = "--personas",
            paramLabel = "FILE",
            defaultValue = "${env:BONIN_SANDBOX_PERSONAS}",
            description = "JSON with invented people of your own (BONIN_SANDBOX_PERSONAS), besides the built-in ones.")
    private @Nullable Path personasFile;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port: " + port + " (expected: 0 to " + LAST_PORT + ")");
        }
        try (var sandbox = Sandbox.start(config(System.getenv()))) {
            greet(spec.commandLine().getOut(), sandbox);
            new CountDownLatch(1).await();
            return 0;
        } catch (UnusableException unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return UNUSABLE;
        } catch (UncheckedIOException taken) {
            var other = new TakenPort(port, "the sandbox needs", "BONIN_SANDBOX_PORT", "--port", 8091);
            spec.commandLine().getErr().println(other.problem() + " " + other.remedy());
            return PORT_TAKEN;
        }
    }

    SandboxConfig config(Map<String, String> environment) {
        var config = SandboxConfig.defaults().withPort(port);
        return new SandboxFiles(exposed ? config.exposedAt(ALL_ADDRESSES) : config, spec.resourceBundle() != null)
                .read(configFile, SandboxConfig::withFile)
                .read(personasFile, SandboxConfig::withPeople)
                .read(environment)
                .config();
    }

    private void greet(PrintWriter out, Sandbox sandbox) {
        out.println("Sandbox of PortOne, with invented people only: " + sandbox.baseUrl());
        out.println("  instead of https://api.iamport.kr:                    " + sandbox.baseUrl());
        out.println("  instead of https://cdn.iamport.kr/v1/iamport.js:      " + sandbox.scriptUrl());
        out.println("  instead of https://api.portone.io (V2):               " + sandbox.baseUrl());
        out.println("  instead of https://cdn.portone.io/v2/browser-sdk.js:  " + sandbox.browserSdkUrl());
        out.println("  keys, merchant code, store, channels and people:      " + sandbox.baseUrl() + "/sandbox");
        if (exposed) {
            out.println("It listens on all addresses: everyone who reaches this machine can verify as any person.");
        }
        out.flush();
    }
}
