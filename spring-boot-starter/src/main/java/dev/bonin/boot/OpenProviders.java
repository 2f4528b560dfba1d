package dev.bonin.boot;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.policy.Policy;
import dev.bonin.verification.Mode;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns at startup if browsers may choose the provider and policies compare people. People of providers that report no
 * CI cannot be compared with others, so policies on accounts and bans answer {@code standing_unknown} for some people:
 * no person passes wrongly, but some are refused wrongly.
 */
final class OpenProviders {
    private static final Logger LOG = LoggerFactory.getLogger(OpenProviders.class);

    private OpenProviders() {}

    static void warn(CeremonyRules rules) {
        var purposes = rules.purposes().names().stream()
                .filter(name -> rules.purposes().of(name).policies().stream().anyMatch(Policy::needsStanding))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!rules.providers().isEmpty() || purposes.isEmpty()) {
            return;
        }
        var level = rules.mode() == Mode.LIVE ? LOG.atWarn() : LOG.atInfo();
        level.log(
                "Purposes {} use accounts and bans, and bonin.portone.providers is not set, so pages may use any provider."
                        + " People of different providers can only be compared by CI: if one of them reports none, some people are"
                        + " refused as standing_unknown. Set bonin.portone.providers (BONIN_PORTONE_PROVIDERS) to those that you use,"
                        + " such as danal",
                purposes);
    }
}
