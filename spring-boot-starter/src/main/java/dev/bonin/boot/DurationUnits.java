package dev.bonin.boot;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Refuses durations without a unit. Spring reads a bare number as milliseconds, so that a timeout of 10 would always
 * expire and a wait of 30 would be none.
 */
final class DurationUnits {
    /** Settings of the starter that accept a few milliseconds; its others have a minimum that rejects them. */
    private static final List<String> SETTINGS =
            List.of("bonin.portone.connect-timeout", "bonin.portone.timeout", "bonin.accounts.rejoin-wait");

    private static final Pattern NO_UNIT = Pattern.compile("\\s*[+-]?0*[1-9]\\d*\\s*");

    private DurationUnits() {}

    static void require(Environment environment) {
        var settings = Binder.get(environment);
        for (var setting : SETTINGS) {
            var text = settings.bind(setting, String.class).orElse("");
            if (NO_UNIT.matcher(text).matches()) {
                throw new RefusedStartException(
                        setting + " has no unit.",
                        "Give one, as in 500ms, 10s, 5m, 12h or 30d: a bare number would be milliseconds.");
            }
        }
    }
}
