package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.boot.settings.FaultReport;
import dev.bonin.boot.settings.SettingFault;
import dev.bonin.boot.settings.SettingFault.Kind;
import dev.bonin.verification.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The mode that the settings choose, for what needs nothing else of a server. */
public final class ChosenMode {
    private ChosenMode() {}

    /**
     * Returns the mode, without asking for what it demands.
     *
     * @throws RefusedStartException if none is chosen
     */
    public static Mode of(BoninProperties settings) {
        if (settings.mode() != null) {
            return choose("bonin.mode", settings.mode(), Mode.values());
        }
        if (hasCredentials(settings)) {
            throw new RefusedStartException(
                    "Credentials for PortOne are set, but no mode.",
                    "Set bonin.mode=live (BONIN_MODE=live) to verify real people, or bonin.mode=sandbox to verify invented"
                            + " ones; without bonin.portone.imp-key, bonin.portone.imp-secret and"
                            + " bonin.portone.v2.api-secret that is the default.");
        }
        if (settings.defaultMode() != null) {
            return choose("bonin.default-mode", settings.defaultMode(), Mode.values());
        }
        throw new RefusedStartException(
                "No mode is set.",
                "Set bonin.mode=sandbox (BONIN_MODE=sandbox) to verify invented people, or bonin.mode=live to verify real ones.");
    }

    private static boolean hasCredentials(BoninProperties settings) {
        var portone = settings.portone();
        return portone.impKey() != null
                || portone.impSecret() != null
                || portone.v2().apiSecret() != null;
    }

    /** Returns the choice that a setting names, in letters of any case. */
    static <E extends Enum<E>> E choose(String name, String value, E[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() -> noChoice(name, choices));
    }

    /** The value is not shown: it may be a secret in the wrong place. */
    private static <E extends Enum<E>> RefusedStartException noChoice(String name, E[] choices) {
        var setting = name + " (" + UnreadableSetting.variable(name) + ")";
        var report = new FaultReport(List.of(new SettingFault(setting, Kind.NO_CHOICE, list(choices))));
        return new RefusedStartException(report.problem(), report.remedy());
    }

    private static <E extends Enum<E>> String list(E[] choices) {
        return Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
