package dev.bonin.verification;

import java.util.Set;

/**
 * What an operator decides about the ceremony.
 *
 * @param purpose why people are verified here
 * @param originHosts the hosts, in small letters, whose pages may open the agency's window; none means any, which live mode does not allow
 */
public record CeremonyRules(Mode mode, Binding binding, String purpose, Set<String> originHosts) {
    public CeremonyRules {
        originHosts = Set.copyOf(originHosts);
        if (mode == Mode.LIVE && originHosts.isEmpty()) {
            throw new IllegalArgumentException("originHosts: none (expected: at least one in live mode)");
        }
        if (mode == Mode.LIVE && binding != Binding.REQUIRED) {
            throw new IllegalArgumentException("binding: optional (expected: required, as live mode knows no other)");
        }
    }
}
