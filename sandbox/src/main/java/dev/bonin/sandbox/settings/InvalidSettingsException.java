package dev.bonin.sandbox.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The sandbox cannot use its settings. All mistakes are told at once; none of them quotes a secret. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidSettingsException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Returns the mistakes in the order of the file, at least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
