package dev.bonin.boot;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Refuses times without a unit. Spring reads them as milliseconds, so that 10 seconds are hardly any time and a ban of
 * 30 days is none.
 */
final class DurationUnits {
    /**
     * Those of which a few milliseconds would be taken; the others have a least value that no number of milliseconds
     * reaches by mistake.
     */
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
