package dev.bonin.person;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a person's values are shown where somebody has to recognise, not to learn, them: {@code 홍*동}, {@code 1990-**-**},
 * {@code 010-****-5678}. One place for all of Bonin: two maskings that hide different halves reveal the whole.
 */
public final class Masking {
    private static final int LATIN_LETTERS_SHOWN = 4;

    private Masking() {}

    /**
     * The person as a page may show them to themselves.
     *
     * @param name null where there is none; likewise the others
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
     * Keeps the first and, from three letters on, the last letter of a Korean name; the first four of a Latin one.
     * Syllables in pieces (NFD, as macOS writes them) are put together first, or two of them would show.
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

    /** Keeps the first three and the last four digits; of a number too short for that, the last two. */
    public static String phone(PhoneNumber phone) {
        var digits = phone.reveal();
        if (digits.length() < 9) {
            return "*".repeat(digits.length() - 2) + digits.substring(digits.length() - 2);
        }
        var hidden = "*".repeat(digits.length() - 7);
        return digits.substring(0, 3) + "-" + hidden + "-" + digits.substring(digits.length() - 4);
    }
}
