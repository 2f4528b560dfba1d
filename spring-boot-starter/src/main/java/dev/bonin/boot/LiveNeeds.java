package dev.bonin.boot;

import dev.bonin.boot.settings.ExampleValue;
import dev.bonin.boot.settings.SettingFault;
import dev.bonin.boot.settings.SettingFault.Kind;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What live mode demands and the settings lack, or have only as an example, all at once. */
final class LiveNeeds {
    private static final List<String> KEYS = List.of("bonin.keys.kek-file", "bonin.keys.kek", "bonin.keys.kms-uri");

    /** What documentation shows with placeholders, and what is not checked before the first person comes. */
    private static final List<String> COPIED = List.of(
            "bonin.portone.imp-key",
            "bonin.portone.imp-secret",
            "bonin.portone.imp-code",
            "bonin.portone.channel-key",
            "bonin.portone.v2.api-secret",
            "bonin.portone.v2.store-id",
            "bonin.portone.v2.channel-key",
            "bonin.portone.v2.channels",
            "bonin.store.password");

    private final Binder settings;

    private LiveNeeds(Environment environment) {
        this.settings = Binder.get(environment);
    }

    /**
     * Returns what is missing, or still a placeholder of the documentation; nothing unless the mode is live.
     *
     * @param keys whether the settings have to name the key of the key ring
     */
    static List<SettingFault> missing(Environment environment, boolean keys) {
        var needs = new LiveNeeds(environment);
        return needs.isLive() ? needs.missing(keys) : List.of();
    }

    private boolean isLive() {
        return Mode.LIVE.name().equalsIgnoreCase(text("bonin.mode").strip());
    }

    private List<SettingFault> missing(boolean keys) {
        var missing = new ArrayList<SettingFault>();
        Stream.concat(used().stream().flatMap(LiveNeeds::needs), Stream.of("bonin.public-url"))
                .filter(this::isUnset)
                .forEach(name -> missing.add(fault(name, Kind.MISSING)));
        if (keys && KEYS.stream().allMatch(this::isUnset)) {
            missing.add(fault(KEYS.get(0), Kind.MISSING, "kek"));
        }
        COPIED.stream()
                .filter(name -> texts(name).stream().anyMatch(ExampleValue::isLeft))
                .forEach(name -> missing.add(fault(name, Kind.EXAMPLE)));
        missing.addAll(purposes());
        return missing;
    }

    private static Stream<String> needs(PortOneApi api) {
        return switch (api) {
            case V1 -> Stream.of("bonin.portone.imp-key", "bonin.portone.imp-secret", "bonin.portone.imp-code");
            case V2 ->
                Stream.of("bonin.portone.v2.api-secret", "bonin.portone.v2.store-id", "bonin.portone.v2.channel-key");
        };
    }

    /** Returns the used APIs; the usual one while the purposes cannot be read. */
    private Set<PortOneApi> used() {
        try {
            return new ChosenApis(bound(), Mode.LIVE).used();
        } catch (RuntimeException toldElsewhere) {
            return Set.of(PortOneApi.tryParse(text("bonin.portone.api").strip().toLowerCase(Locale.ROOT))
                    .orElse(PortOneApi.V1));
        }
    }

    private BoninProperties bound() {
        return settings.bindOrCreate("bonin", BoninProperties.class);
    }

    private List<SettingFault> purposes() {
        try {
            return bound().purposes().entrySet().stream()
                    .filter(purpose -> PurposeSettings.isWithoutPeriod(purpose.getKey(), purpose.getValue()))
                    .map(purpose -> "bonin.purposes." + purpose.getKey() + ".erase-after")
                    .sorted()
                    .map(name -> new SettingFault(name, Kind.MISSING_PERIOD, ""))
                    .toList();
        } catch (RuntimeException toldElsewhere) {
            return List.of();
        }
    }

    private static SettingFault fault(String name, Kind kind) {
        return fault(name, kind, lastOf(name).replace("-", ""));
    }

    private static SettingFault fault(String name, Kind kind, String what) {
        return new SettingFault(name + " (" + UnreadableSetting.variable(name) + ")", kind, what);
    }

    private static String lastOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private boolean isUnset(String name) {
        return text(name).isBlank();
    }

    /** Returns the elements of a list, or the one text. */
    private List<String> texts(String name) {
        return settings.bind(name, Bindable.listOf(String.class)).orElse(List.of());
    }

    private String text(String name) {
        return settings.bind(name, String.class).orElse("");
    }
}
