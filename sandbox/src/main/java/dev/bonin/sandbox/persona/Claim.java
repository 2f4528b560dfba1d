package dev.bonin.sandbox.persona;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody says to be: well-formed, but not checked.
 *
 * @param phone digits only
 * @param carrier null if it was not asked for
 * @param number null if it was not asked for
 */
public record Claim(
        String name,
        String phone,
        @Nullable Carrier carrier,
        @Nullable RegistrationNumber number) {
    private static final RegistrationNumber SOMEBODY =
            new RegistrationNumber(LocalDate.of(1990, 1, 1), SeventhDigit.ONE);

    boolean matches(Person person) {
        return phone.equals(person.phone())
                && name.equals(person.name())
                && (carrier == null || carrier == person.carrier())
                && (number == null || matches(number, person));
    }

    private static boolean matches(RegistrationNumber number, Person person) {
        return number.birthday().equals(person.birthday())
                && number.gender() == person.gender()
                && number.seventhDigit().foreigner() == person.foreigner();
    }

    /** Returns an invented person with these values; equal claims return the same person. */
    public Person invented() {
        RegistrationNumber given = number == null ? SOMEBODY : number;
        SeventhDigit digit = given.seventhDigit();
        String citizen = String.join("\0", "typed", name, given.birthday().toString(), digit.name());
        Carrier line = carrier == null ? Carrier.SKT : carrier;
        return new Person(citizen, name, given.gender(), given.birthday(), digit.foreigner(), line, phone);
    }

    /** Returns no values: they are personal data. */
    @Override
    public String toString() {
        return "Claim[]";
    }
}
