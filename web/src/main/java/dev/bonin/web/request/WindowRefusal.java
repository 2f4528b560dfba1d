package dev.bonin.web.request;

import dev.bonin.source.PortOneApi;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How PortOne's window says in the query of the redirect that it verified nobody. Anybody can type it, so it only
 * selects one of our own texts, and of PortOne's it keeps the code alone. {@code bonin.js} decides alike in a popup.
 *
 * @param cancelled whether the person gave up, as opposed to what failed
 * @param code PortOne's code; empty if there is none, or if it does not look like one
 */
public record WindowRefusal(boolean cancelled, Optional<String> code) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    /**
     * PortOne has no code for a person who gave up: V1 passes on the provider's, and V2 has one for all that fails in
     * the window. Only the words differ.
     */
    private static final Pattern GAVE_UP = Pattern.compile("cancel|취소", Pattern.CASE_INSENSITIVE);

    /** Returns the refusal of an API's window, whose members may be anything. */
    static WindowRefusal of(PortOneApi api, FormText parameters) {
        return switch (api) {
            case V1 -> of(parameters.anyway("error_code"), parameters.anyway("error_msg"));
            case V2 ->
                of(parameters.anyway("code"), parameters.anyway("message") + " " + parameters.anyway("pgMessage"));
        };
    }

    private static WindowRefusal of(String code, String message) {
        var gaveUp = code.isEmpty() || GAVE_UP.matcher(code + " " + message).find();
        var shown = Optional.of(code).filter(text -> CODE.matcher(text).matches());
        return new WindowRefusal(gaveUp, gaveUp ? Optional.empty() : shown);
    }
}
