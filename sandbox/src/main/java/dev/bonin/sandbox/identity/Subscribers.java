package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.identity.SendOrder.IdentityNumber;
import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Gender;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.persona.SeventhDigit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Simulates the carriers' records of who owns a phone number, as the window does. */
final class Subscribers {
    private static final IdentityNumber SOMEBODY = new IdentityNumber(LocalDate.of(1990, 1, 1), SeventhDigit.ONE);

    private final Personas personas;

    Subscribers(Personas personas) {
        this.personas = personas;
    }

    /** The person that an order describes, and how their verification ends. */
    record Answer(Person person, Ending ending) {}

    /**
     * Looks up the person. Returns a persona if all details match; a mismatch if only the phone number is a persona's;
     * otherwise the invented person that the details describe.
     */
    Answer look(SendOrder order) {
        List<Persona> owners = personas.all().stream()
                .filter(persona -> personas.today(persona).phone().equals(order.phone()))
                .toList();
        Optional<Answer> match = owners.stream()
                .filter(persona -> matches(order, personas.today(persona)))
                .findFirst()
                .map(persona -> new Answer(personas.today(persona), persona.ending()));
        Ending otherwise = owners.isEmpty() ? Ending.CERTIFIED : Ending.INFO_MISMATCH;
        return match.orElseGet(() -> new Answer(invented(order), otherwise));
    }

    private static boolean matches(SendOrder order, Person person) {
        return order.name().equals(person.name())
                && order.operator() == person.carrier()
                && (order.number() == null || matches(order.number(), person));
    }

    private static boolean matches(IdentityNumber number, Person person) {
        return number.birthday().equals(person.birthday())
                && gender(number) == person.gender()
                && number.seventhDigit().foreigner() == person.foreigner();
    }

    /** Equal orders give the same person, who is also the one that the window invents from these details. */
    private static Person invented(SendOrder order) {
        IdentityNumber number = order.number() == null ? SOMEBODY : order.number();
        String birthday = number.birthday().toString();
        String citizen = String.join(
                "\0", "typed", order.name(), birthday, number.seventhDigit().name());
        return new Person(
                citizen,
                order.name(),
                gender(number),
                number.birthday(),
                number.seventhDigit().foreigner(),
                order.operator(),
                order.phone());
    }

    private static Gender gender(IdentityNumber number) {
        return number.seventhDigit().male() ? Gender.MALE : Gender.FEMALE;
    }
}
