package dev.bonin.sandbox.window;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.Gender;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.SeventhDigit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The input of the person: well-formed, but not checked.
 *
 * @param phone eleven digits that begin with 0100000
 * @param carrier null in the unified window, which does not ask for it
 */
record Details(
        String name,
        LocalDate birthday,
        SeventhDigit seventhDigit,
        String phone,
        @Nullable Carrier carrier,
        Agency agency) {

    boolean match(Person person) {
        return phone.equals(person.phone())
                && name.equals(person.name())
                && birthday.equals(person.birthday())
                && gender() == person.gender()
                && seventhDigit.foreigner() == person.foreigner()
                && (carrier == null || carrier == person.carrier());
    }

    /** Returns an invented person with these values; equal input returns the same person. */
    Person asInventedPerson() {
        String citizen = String.join("\0", "typed", name, birthday.toString(), seventhDigit.name());
        Carrier line = carrier == null ? Carrier.SKT : carrier;
        return new Person(citizen, name, gender(), birthday, seventhDigit.foreigner(), line, phone);
    }

    String dashedPhone() {
        return phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7);
    }

    private Gender gender() {
        return seventhDigit.male() ? Gender.MALE : Gender.FEMALE;
    }

    /** Returns the agency, without personal data. */
    @Override
    public String toString() {
        return "Details[" + agency + "]";
    }
}
