package dev.bonin.server;

import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.settings.InvalidSettingsException;
import dev.bonin.sandbox.settings.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what a sandbox is started with. What cannot be used in any file or variable is named at once. */
public final class SandboxFiles {
    private final boolean korean;
    private final List<String> complaints = new ArrayList<>();
    private SandboxConfig config;

    /**
     * Starts with {@code config}.
     *
     * @param korean the language of messages, English otherwise
     */
    public SandboxFiles(SandboxConfig config, boolean korean) {
        this.config = config;
        this.korean = korean;
    }

    /** Reads a file over what there is; nothing if it is null. */
    public SandboxFiles read(@Nullable Path file, BiFunction<SandboxConfig, String, SandboxConfig> reader) {
        if (file != null) {
            try {
                var text = Files.readString(file);
                apply(file.toString(), before -> reader.apply(before, text));
            } catch (IOException unreadable) {
                complaints.add(
                        korean
                                ? file + ": 읽을 수 없습니다 (필요한 것: 읽을 수 있는 UTF-8 파일)"
                                : file + ": cannot be read (expected: a readable file in UTF-8)");
            }
        }
        return this;
    }

    /** Reads the variables of the environment over what there is. */
    public SandboxFiles read(Map<String, String> variables) {
        apply(korean ? "환경 변수" : "Environment variables", before -> before.withEnvironment(variables));
        return this;
    }

    /**
     * Returns the settings.
     *
     * @throws UnusableException if a file or variable cannot be used
     */
    public SandboxConfig config() {
        if (!complaints.isEmpty()) {
            throw new UnusableException(String.join(System.lineSeparator(), complaints));
        }
        return config;
    }

    private void apply(String source, UnaryOperator<SandboxConfig> reader) {
        try {
            config = reader.apply(config);
        } catch (InvalidSettingsException invalid) {
            var count = invalid.mistakes().size();
            complaints.add(
                    korean
                            ? source + ": 고칠 곳이 " + count + "군데 있습니다."
                            : source + ": " + count + (count == 1 ? " mistake." : " mistakes."));
            invalid.mistakes().forEach(mistake -> complaints.add("  " + line(mistake)));
        }
    }

    private String line(Mistake mistake) {
        return korean ? mistake.inKorean() : mistake.toString();
    }

    /** The message has a line for each mistake. */
    public static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
