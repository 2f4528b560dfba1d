package dev.bonin.person;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Masks a person's values so that they can be recognised but not learned: {@code 홍*동}, {@code 1990-**-**},
 * {@code 010-****-5678}. All of Bonin must use this class: two different maskings that hide different halves would
 * reveal the whole value.
 */
public final class Masking {
    private static final int LATIN_LETTERS_SHOWN = 4;

    private Masking() {}

    /**
     * The masked values that a page may show to the person.
     *
     * @param name null if absent, like the other values
     */
    public record MaskedPerson(
            @Nullable String name,
            @Nullable String birthday,
            @Nullable String phone) {}

    public static MaskedPerson mask(Identity identity) {
        return new MaskedPerson(
                show(identity.name().value().map(Masking::name)),
                show(identity.birthDate().value().map(Masking::birthday)),
                show(identity.phone().value().map(Masking::phone)));
    }

    private static @Nullable String show(Optional<String> masked) {
        return masked.orElse(null);
    }

    /**
     * Masks a name. Shows the first and, from three letters on, the last letter of a Korean name; the first four of a
     * Latin one. The name is normalised to NFC first: decomposed syllables (NFD, as macOS writes them) would otherwise
     * show one letter too many.
     */
    public static String name(PersonName name) {
        int[] letters = Normalizer.normalize(name.reveal().strip(), Form.NFC)
                .codePoints()
                .toArray();
        if (letters.length == 1) {
            return "*";
        }
        if (isLatin(letters)) {
            int shown = Math.min(LATIN_LETTERS_SHOWN, letters.length - 1);
            return text(letters, 0, shown) + "*".repeat(letters.length - shown);
        }
        return letters.length == 2
                ? text(letters, 0, 1) + "*"
                : text(letters, 0, 1) + "*".repeat(letters.length - 2) + text(letters, letters.length - 1, 1);
    }

    private static boolean isLatin(int[] letters) {
        return Character.UnicodeScript.of(letters[0]) == Character.UnicodeScript.LATIN;
    }

    private static String text(int[] letters, int from, int count) {
        return new String(letters, from, count);
    }

    public static String birthday(BirthDate birthDate) {
        return "%04d-**-**".formatted(birthDate.reveal().getYear());
    }

    /** Masks a phone number. Shows the first three and the last four digits; the last two of a shorter number. */
    public static String phone(PhoneNumber phone) {
        var digits = phone.reveal();
        if (digits.length() < 9) {
            return "*".repeat(digits.length() - 2) + digits.substring(digits.length() - 2);
        }
        var hidden = "*".repeat(digits.length() - 7);
        return digits.substring(0, 3) + "-" + hidden + "-" + digits.substring(digits.length() - 4);
    }
}
