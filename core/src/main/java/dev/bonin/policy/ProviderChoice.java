package dev.bonin.policy;

import dev.bonin.person.Identity;
import java.util.Optional;
import java.util.Set;

/** {@code provider:danal+kcp_v2}: one of these providers verified the person. */
record ProviderChoice(String name, Set<String> allowed) implements Choice {
    ProviderChoice {
        allowed = Set.copyOf(allowed);
    }

    static Policy of(PolicyName name) {
        return new ProviderChoice(
                name.text(),
                name.values(
                        word -> Optional.of(word).filter(provider -> !provider.isEmpty()),
                        "PortOne's words for providers, each once, such as provider:danal+kcp_v2"));
    }

    @Override
    public Verdict judge(Identity identity, Circumstances circumstances) {
        return allowed.contains(circumstances.provider())
                ? Verdict.pass()
                : Verdict.fail(PolicyReason.PROVIDER_NOT_ALLOWED);
    }
}
