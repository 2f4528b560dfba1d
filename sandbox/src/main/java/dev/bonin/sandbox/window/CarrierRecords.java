package dev.bonin.sandbox.window;

import dev.bonin.sandbox.carrier.Subscribers;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import java.time.LocalDate;
import java.time.Period;

/** The carriers' customer records, as of today. */
final class CarrierRecords {
    private final Personas personas;
    private final Subscribers subscribers;

    CarrierRecords(Personas personas) {
        this.personas = personas;
        this.subscribers = new Subscribers(personas);
    }

    Subscribers.Answer look(Details details) {
        return subscribers.look(details.claim());
    }

    Subscribers.Answer answerFor(Persona persona) {
        return subscribers.answerFor(persona);
    }

    LocalDate today() {
        return personas.today();
    }

    /** Returns the full age (만 나이) today in Seoul. */
    int fullAge(Person person) {
        return Period.between(person.birthday(), today()).getYears();
    }
}
