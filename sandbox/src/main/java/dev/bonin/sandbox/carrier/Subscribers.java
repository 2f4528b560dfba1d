package dev.bonin.sandbox.carrier;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Simulates the carriers' customer records: the person registered under a phone number, and their details. */
public final class Subscribers {
    private final Personas personas;

    public Subscribers(Personas personas) {
        this.personas = requireNonNull(personas, "personas");
    }

    /** The person that a claim describes, and how their verification ends. */
    public record Answer(Person person, Ending ending) {}

    /**
     * Looks up the person. Returns a persona if all details match; a mismatch if only the phone number is a persona's;
     * otherwise the invented person that the details describe.
     */
    public Answer look(Claim claim) {
        List<Persona> owners = personas.all().stream()
                .filter(persona -> personas.today(persona).phone().equals(claim.phone()))
                .toList();
        Optional<Answer> match = owners.stream()
                .filter(persona -> claim.fits(personas.today(persona)))
                .findFirst()
                .map(this::answerFor);
        Ending otherwise = owners.isEmpty() ? Ending.CERTIFIED : Ending.INFO_MISMATCH;
        return match.orElseGet(() -> new Answer(claim.asInventedPerson(), otherwise));
    }

    /** Returns what a verification of this persona answers. */
    public Answer answerFor(Persona persona) {
        return new Answer(personas.today(persona), persona.ending());
    }

    /** Returns today's date in Seoul. */
    public LocalDate today() {
        return personas.today();
    }

    /** Returns the full age (만 나이) today in Seoul. */
    public int fullAge(Person person) {
        return Period.between(person.birthday(), today()).getYears();
    }
}
