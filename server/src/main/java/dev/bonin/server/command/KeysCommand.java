package dev.bonin.server.command;

import dev.bonin.boot.KeyFiles;
import dev.bonin.sealing.KeyEncryptionKey;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Manages the keys that people are sealed with, whether the server runs or not. Never prints keys themselves. */
@Command(
        name = "keys",
        description = "Manages the keys that stored people are sealed with.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class KeysCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "No command was given (expected: create, show, rotate, retire or rewrap)");
    }

    @Command(
            description =
                    "Creates the key ring, and its key file if one is configured and missing. Never overwrites a file.",
            mixinStandardHelpOptions = true)
    int create() {
        return OperatorWork.run(spec, context -> {
            var files = KeyFiles.of(context.properties(), context.mode());
            var made = files.create(context.madeRecords().stores().sealed(), context.clock());
            var out = spec.commandLine().getOut();
            out.println("Created " + made.path() + ".");
            files.keyEncryptionKey()
                    .ifPresent(
                            key -> out.println("It opens with " + key + "; keep backups of both in separate places."));
            return 0;
        });
    }

    @Command(
            description = "Lists the keys: id, use, created, state, number of rows that need it.",
            mixinStandardHelpOptions = true)
    int show() {
        return OperatorWork.run(spec, context -> {
            KeyWork.at(context).list().forEach(spec.commandLine().getOut()::println);
            return 0;
        });
    }

    @Command(
            description = "Replaces the keys: adds new ones and rewrites all rows. Continues after an interruption.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Option(names = "--use", paramLabel = "USE", description = "Only this use: sealing or index.") @Nullable
                    String use,
            @Option(
                            names = "--stage",
                            description =
                                    "Only add the keys to the ring, so that it can be copied to other nodes first.")
                    boolean stage,
            @Option(names = "--no-wait", description = "Leave the rows to the running server.") boolean noWait,
            @Option(names = "--new", description = "Add keys even if rows of the last rotation are left.")
                    boolean anew) {
        var uses = uses(use);
        return OperatorWork.run(spec, context -> {
            var work = KeyWork.at(context);
            for (var each : uses) {
                spec.commandLine().getOut().println(stage ? work.stage(each) : work.replace(each, anew));
            }
            if (stage || noWait) {
                return 0;
            }
            return said(work.bringRows(bar()));
        });
    }

    private KeyUse[] uses(@Nullable String code) {
        if (code == null) {
            return KeyUse.values();
        }
        for (var use : KeyUse.values()) {
            if (use.code().equals(code)) {
                return new KeyUse[] {use};
            }
        }
        throw new ParameterException(spec.commandLine(), "--use: unknown (expected: sealing or index)");
    }

    private int said(String unreadable) {
        return unreadable.isEmpty() ? 0 : OperatorWork.say(spec, unreadable);
    }

    @Command(
            description = "Removes an old key for good. Refused while rows need it that cannot be rewritten.",
            mixinStandardHelpOptions = true)
    int retire(@Parameters(paramLabel = "ID", description = "The id of the key, as show lists it.") String id) {
        var key = key(id);
        return OperatorWork.run(spec, context -> {
            KeyWork.at(context).retire(key, bar());
            spec.commandLine().getOut().println("Key " + key + " was removed. Copy the ring to the other nodes.");
            return 0;
        });
    }

    @Command(
            description =
                    "Encrypts the key ring with another key-encryption key (KEK). The old KEK then opens only backups of the old ring.",
            mixinStandardHelpOptions = true)
    int rewrap(@ArgGroup(multiplicity = "1") OtherKek other) {
        return OperatorWork.run(spec, context -> {
            var work = KeyWork.at(context);
            work.rewrap(other.key(KeyFiles.of(context.properties(), context.mode())));
            spec.commandLine()
                    .getOut()
                    .println("The key ring now opens only with " + other.name() + ". Set " + other.setting()
                            + " to it in place of the old key, copy the ring to the other nodes and restart every server:"
                            + " a running server continues with the keys that it has read. Destroy the old key when no"
                            + " backup of the old ring is left that you need.");
            return 0;
        });
    }

    /** The new key-encryption key: a file or a key in a service. */
    static final class OtherKek {
        @Option(
                names = "--to-kek-file",
                paramLabel = "FILE",
                description = "The file with the key; created if it is missing.")
        private @Nullable Path file;

        @Option(names = "--to-kms-uri", paramLabel = "URI", description = "The key in a key management service.")
        private @Nullable String uri;

        private KeyEncryptionKey key(KeyFiles files) {
            return file == null ? KeyEncryptionKey.inService(String.valueOf(uri)) : files.another(file);
        }

        private String name() {
            return file == null ? "the key in the key management service" : file.toString();
        }

        private String setting() {
            return file == null ? "bonin.keys.kms-uri (BONIN_KEYS_KMSURI)" : "bonin.keys.kek-file (BONIN_KEYS_KEKFILE)";
        }
    }

    private KeyId key(String id) {
        try {
            return new KeyId(id);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "ID: malformed (expected: 8 hexadecimal digits)", unreadable);
        }
    }

    private RowsProgress bar() {
        return RowsProgress.to(spec.commandLine().getErr());
    }
}
