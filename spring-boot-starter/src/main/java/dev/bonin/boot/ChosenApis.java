package dev.bonin.boot;

import dev.bonin.boot.BoninProperties.Purpose;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The APIs of PortOne that the settings choose. */
final class ChosenApis {
    private final BoninProperties settings;
    private final Mode mode;

    ChosenApis(BoninProperties settings, Mode mode) {
        this.settings = settings;
        this.mode = mode;
    }

    /** Returns the API of purposes that name none. */
    PortOneApi usual() {
        return ChosenMode.choose("bonin.portone.api", settings.portone().api(), PortOneApi.values());
    }

    /** Returns the API of a purpose: its own, or the usual one. */
    static PortOneApi of(String name, Purpose purpose, PortOneApi usual) {
        var own = purpose.api();
        return own == null ? usual : ChosenMode.choose("bonin.purposes." + name + ".api", own, PortOneApi.values());
    }

    /** Returns the APIs by which people are verified for some purpose. */
    Set<PortOneApi> used() {
        var used = EnumSet.noneOf(PortOneApi.class);
        var purposes = settings.purposes(mode);
        purposes.forEach((name, purpose) -> used.add(of(name, purpose, usual())));
        if (purposes.isEmpty()) {
            used.add(usual());
        }
        return used;
    }

    /**
     * Returns whether an API is connected: because it is used, or because its credentials are there, for requests that
     * were started when it was. The sandbox's V2 needs none.
     */
    boolean connects(PortOneApi api) {
        var portone = settings.portone();
        var known = switch (api) {
            case V1 -> isSet(portone.impKey()) && isSet(portone.impSecret());
            case V2 -> mode == Mode.SANDBOX || isSet(portone.v2().apiSecret());
        };
        return known || used().contains(api);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
