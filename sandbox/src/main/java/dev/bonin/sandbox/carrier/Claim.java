package dev.bonin.sandbox.carrier;

import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.Gender;
import dev.bonin.sandbox.persona.IdentityNumber;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.SeventhDigit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of themselves: well-formed, but not checked.
 *
 * @param phone in the unassigned range 010-0000
 * @param carrier null where the provider does not ask for it
 * @param number null where the provider does not ask for it
 */
public record Claim(
        String name,
        String phone,
        @Nullable Carrier carrier,
        @Nullable IdentityNumber number) {
    private static final IdentityNumber SOMEBODY = new IdentityNumber(LocalDate.of(1990, 1, 1), SeventhDigit.ONE);

    boolean fits(Person person) {
        return phone.equals(person.phone())
                && name.equals(person.name())
                && (carrier == null || carrier == person.carrier())
                && (number == null || number.fits(person));
    }

    /** Returns an invented person with these values; equal claims return the same person. */
    public Person asInventedPerson() {
        IdentityNumber claimed = number == null ? SOMEBODY : number;
        String citizen = String.join(
                "\0",
                "typed",
                name,
                claimed.birthday().toString(),
                claimed.seventhDigit().name());
        Gender gender = claimed.gender();
        Carrier line = carrier == null ? Carrier.SKT : carrier;
        return new Person(
                citizen,
                name,
                gender,
                claimed.birthday(),
                claimed.seventhDigit().foreigner(),
                line,
                phone);
    }

    /** Returns no values: they may be personal data. */
    @Override
    public String toString() {
        return "Claim[]";
    }
}
