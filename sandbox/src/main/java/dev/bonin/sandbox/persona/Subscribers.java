package dev.bonin.sandbox.persona;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Simulates the carriers' records of who owns a phone number, for the window and for calls without one. */
public final class Subscribers {
    private final Personas personas;

    public Subscribers(Personas personas) {
        this.personas = requireNonNull(personas, "personas");
    }

    /** The person that a claim describes, and how their verification ends. */
    public record Answer(Person person, Ending ending) {}

    /**
     * Looks up the claim. Returns a persona if all of it matches; a mismatch if only the phone number is a persona's;
     * otherwise the invented person that it describes.
     */
    public Answer look(Claim claim) {
        List<Persona> owners = personas.all().stream()
                .filter(persona -> personas.today(persona).phone().equals(claim.phone()))
                .toList();
        Ending otherwise = owners.isEmpty() ? Ending.CERTIFIED : Ending.INFO_MISMATCH;
        return owners.stream()
                .filter(persona -> claim.matches(personas.today(persona)))
                .findFirst()
                .map(this::answerFor)
                .orElseGet(() -> new Answer(claim.invented(), otherwise));
    }

    /** Returns the answer for all true details of a persona. */
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
