package dev.bonin.verification;

/**
 * What an operator decides about the ceremony.
 *
 * @param purpose why people are verified here
 */
public record CeremonyRules(Mode mode, Binding binding, String purpose) {
    public CeremonyRules {
        if (mode == Mode.LIVE && binding != Binding.REQUIRED) {
            throw new IllegalArgumentException("binding: optional (expected: required, as live mode knows no other)");
        }
    }
}
