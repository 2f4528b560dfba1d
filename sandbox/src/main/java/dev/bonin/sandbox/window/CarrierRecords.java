package dev.bonin.sandbox.window;

import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Simulates the carriers' customer records: the person registered under a phone number, and their details. */
final class CarrierRecords {
    private final Personas personas;

    CarrierRecords(Personas personas) {
        this.personas = personas;
    }

    /** The person that the details describe, and how their verification ends. */
    record Answer(Person person, Ending ending) {}

    /**
     * Looks up the details. Returns a persona if all details match; a mismatch if only the phone number is a persona's;
     * otherwise the invented person that the details describe.
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

    /** Returns the full age (만 나이) today in Seoul. */
    int fullAge(Person person) {
        return Period.between(person.birthday(), today()).getYears();
    }
}
