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

/** The keys that people are kept with, while the server runs or does not. Keys themselves are never shown. */
@Command(
        name = "keys",
        description = "The keys that people are kept with.",
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
                    "Makes the key ring, and the file with the key that opens it where one is named; overwrites nothing.",
            mixinStandardHelpOptions = true)
    int create() {
        return OperatorWork.run(spec, context -> {
            var files = KeyFiles.of(context.properties(), context.mode());
            var made = files.create(context.madeRecords().stores().sealed(), context.clock());
            var out = spec.commandLine().getOut();
            out.println("Made " + made.path() + ".");
            files.keyEncryptionKey()
                    .ifPresent(key ->
                            out.println("It opens with " + key + "; keep copies of both, apart from each other."));
            return 0;
        });
    }

    @Command(
            description = "Lists the keys: id, use, created, state, rows that it serves.",
            mixinStandardHelpOptions = true)
    int show() {
        return OperatorWork.run(spec, context -> {
            KeyWork.at(context).list().forEach(spec.commandLine().getOut()::println);
            return 0;
        });
    }

    @Command(
            description =
                    "Gives way to new keys: adds them, and brings all rows to them. Goes on where it was interrupted.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Option(names = "--use", paramLabel = "USE", description = "Of this use alone: sealing or index.") @Nullable
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
        throw new ParameterException(spec.commandLine(), "--use: no such use (expected: sealing or index)");
    }

    private int said(String unreadable) {
        return unreadable.isEmpty() ? 0 : OperatorWork.say(spec, unreadable);
    }

    @Command(
            description =
                    "Takes an old key out of use for good. Refuses while rows need it that cannot be brought to another.",
            mixinStandardHelpOptions = true)
    int retire(@Parameters(paramLabel = "ID", description = "Of the key, as show lists it.") String id) {
        var key = key(id);
        return OperatorWork.run(spec, context -> {
            KeyWork.at(context).retire(key, bar());
            spec.commandLine().getOut().println("Key " + key + " is no more. Copy the ring to the other nodes.");
            return 0;
        });
    }

    @Command(
            description =
                    "Encrypts the key ring with another key-encryption key (KEK). The one before opens only copies of the old ring then.",
            mixinStandardHelpOptions = true)
    int rewrap(@ArgGroup(multiplicity = "1") OtherKek other) {
        return OperatorWork.run(spec, context -> {
            var work = KeyWork.at(context);
            work.rewrap(other.key(KeyFiles.of(context.properties(), context.mode())));
            spec.commandLine()
                    .getOut()
                    .println("The key ring opens with " + other.name() + " alone. Set " + other.setting()
                            + " to it instead of the key before, copy the ring to the other nodes and start every server"
                            + " again: one that runs goes on with the keys that it has read. Destroy the old key when no"
                            + " backup of the old ring is left that you need.");
            return 0;
        });
    }

    /** One of the two. */
    static final class OtherKek {
        @Option(
                names = "--to-kek-file",
                paramLabel = "FILE",
                description = "The file with it; made if it is not there.")
        private @Nullable Path file;

        @Option(names = "--to-kms-uri", paramLabel = "URI", description = "Where it is in a key management service.")
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
                    spec.commandLine(), "ID: no id of a key (expected: 8 hexadecimal digits)", unreadable);
        }
    }

    private RowsProgress bar() {
        return RowsProgress.to(spec.commandLine().getErr());
    }
}
