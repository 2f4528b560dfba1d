package dev.bonin.web.request;

import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Values that a person typed before, as members {@code typed_name}, {@code typed_birthday} and {@code typed_phone}. */
public final class TypedMembers {
    /** The names of the members. */
    public static final Map<String, IdentityValue> NAMES = Map.of(
            "typed_name", IdentityValue.NAME,
            "typed_birthday", IdentityValue.BIRTHDAY,
            "typed_phone", IdentityValue.PHONE);

    private TypedMembers() {}

    /**
     * Returns the typed values; empty if there are none.
     *
     * @param text returns the text of a member; empty if it is missing
     * @throws BadInputException if a value is malformed; it carries the member's name only
     */
    public static Optional<TypedForm> form(Function<String, Optional<String>> text) {
        var values = new EnumMap<IdentityValue, String>(IdentityValue.class);
        NAMES.forEach((member, value) ->
                text.apply(member).ifPresent(typed -> values.put(value, checked(member, value, typed))));
        return values.isEmpty() ? Optional.empty() : Optional.of(new TypedForm(values));
    }

    private static String checked(String member, IdentityValue value, String typed) {
        try {
            return new TypedForm(Map.of(value, typed)).values().getOrDefault(value, typed);
        } catch (IllegalArgumentException shapeless) {
            throw new BadInputException(CallReason.MALFORMED_MEMBER, member);
        }
    }
}
