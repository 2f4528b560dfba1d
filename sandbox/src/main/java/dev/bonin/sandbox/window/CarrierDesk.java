package dev.bonin.sandbox.window;

import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Plays the carriers' customer records: who is known under a phone number, and with which details. */
final class CarrierDesk {
    private final Personas personas;

    CarrierDesk(Personas personas) {
        this.personas = personas;
    }

    /** Whom the details mean, and how a verification of that person ends. */
    record Answer(Person person, Ending ending) {}

    /**
     * A persona when all details are right; a mismatch when the number is a persona's and anything else is not; else
     * whoever the details describe.
     */
    Answer look(Details details) {
        List<Persona> ownersOfNumber = personas.all().stream()
                .filter(persona -> personas.today(persona).phone().equals(details.phone()))
                .toList();
        if (ownersOfNumber.isEmpty()) {
            return new Answer(details.asInventedPerson(), Ending.CERTIFIED);
        }
        return ownersOfNumber.stream()
                .filter(persona -> details.match(personas.today(persona)))
                .findFirst()
                .map(this::answerFor)
                .orElseGet(() -> new Answer(details.asInventedPerson(), Ending.INFO_MISMATCH));
    }

    Answer answerFor(Persona persona) {
        return new Answer(personas.today(persona), persona.ending());
    }

    LocalDate today() {
        return personas.today();
    }

    /** Full age (만 나이) today in Seoul. */
    int fullAge(Person person) {
        return Period.between(person.birthday(), today()).getYears();
    }
}
