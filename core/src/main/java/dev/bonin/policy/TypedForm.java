package dev.bonin.policy;

import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that a person typed into the application's form before the verification, normalised for comparison: 홍 길동
 * is 홍길동, Jin Mei-hua is JINMEIHUA, 2007.11.23 is 2007-11-23, +82 10-0000-1111 is 01000001111.
 *
 * @param values the typed values among name, birthday and phone
 */
public record TypedForm(Map<IdentityValue, String> values) {
    static final Set<IdentityValue> VALUES = Set.of(IdentityValue.NAME, IdentityValue.BIRTHDAY, IdentityValue.PHONE);

    private static final int LONGEST = 100;

    /**
     * Normalises the values.
     *
     * @throws IllegalArgumentException for another value, more than 100 characters, or a malformed name, day or
     *     Korean phone number; the message contains the field's name only
     */
    public TypedForm {
        var comparable = new EnumMap<IdentityValue, String>(IdentityValue.class);
        values.forEach((value, typed) -> comparable.put(value, comparable(value, typed)));
        values = Map.copyOf(comparable);
    }

    /**
     * Returns the values of a verified person that an agency vouches for, normalised in the same way. Omits values that
     * cannot be normalised: no typed value equals them.
     */
    public static Map<IdentityValue, String> certified(Identity identity) {
        var certified = new EnumMap<IdentityValue, String>(IdentityValue.class);
        identity.name()
                .verified()
                .flatMap(name -> ComparableText.name(name.reveal()))
                .ifPresent(name -> certified.put(IdentityValue.NAME, name));
        identity.birthDate()
                .verified()
                .ifPresent(born ->
                        certified.put(IdentityValue.BIRTHDAY, born.reveal().toString()));
        identity.phone()
                .verified()
                .flatMap(phone -> ComparableText.phone(phone.reveal()))
                .ifPresent(phone -> certified.put(IdentityValue.PHONE, phone));
        return Map.copyOf(certified);
    }

    private static String comparable(IdentityValue value, String typed) {
        if (!VALUES.contains(value)) {
            throw new IllegalArgumentException(value.code() + ": not comparable (expected: name, birthday or phone)");
        }
        if (typed.length() > LONGEST) {
            throw new IllegalArgumentException(value.code() + ": too long (expected: at most 100 characters)");
        }
        return read(value, typed)
                .orElseThrow(() ->
                        new IllegalArgumentException(value.code() + ": invalid (expected: " + expected(value) + ")"));
    }

    private static Optional<String> read(IdentityValue value, String typed) {
        return switch (value) {
            case NAME -> ComparableText.name(typed);
            case BIRTHDAY -> ComparableText.birthday(typed);
            default -> ComparableText.phone(typed);
        };
    }

    private static String expected(IdentityValue value) {
        return switch (value) {
            case NAME -> "letters";
            case BIRTHDAY -> "a day, such as 2007-11-23";
            default -> "a Korean number, such as 010-0000-1111";
        };
    }

    /** Hides the typed values. */
    @Override
    public String toString() {
        return "TypedForm[hidden]";
    }
}
