package dev.bonin.policy;

import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person typed into an application's form before they were verified, written so that the same values are the
 * same texts: 홍 길동 is 홍길동, Jin Mei-hua is JINMEIHUA, 2007.11.23 is 2007-11-23, +82 10-0000-1111 is 01000001111.
 *
 * @param values name, birthday and phone, as far as they were typed
 */
public record TypedForm(Map<IdentityValue, String> values) {
    static final Set<IdentityValue> VALUES = Set.of(IdentityValue.NAME, IdentityValue.BIRTHDAY, IdentityValue.PHONE);

    private static final int LONGEST = 100;

    /**
     * @throws IllegalArgumentException for another value, more than 100 characters, or what is no name, day or Korean
     *     phone number; it names the field alone
     */
    public TypedForm {
        var comparable = new EnumMap<IdentityValue, String>(IdentityValue.class);
        values.forEach((value, typed) -> comparable.put(value, comparable(value, typed)));
        values = Map.copyOf(comparable);
    }

    /**
     * The same values of somebody verified, as far as an agency vouches for them, written in the same way. One that
     * cannot be written so is left out: nothing that can be typed is equal to it.
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
            throw new IllegalArgumentException(
                    value.code() + ": nothing that a form is compared by (expected: name, birthday or phone)");
        }
        if (typed.length() > LONGEST) {
            throw new IllegalArgumentException(value.code() + ": too long (expected: at most 100 characters)");
        }
        return read(value, typed)
                .orElseThrow(() -> new IllegalArgumentException(
                        value.code() + ": not of its shape (expected: " + expected(value) + ")"));
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

    /** Says nothing of what was typed. */
    @Override
    public String toString() {
        return "TypedForm[hidden]";
    }
}
