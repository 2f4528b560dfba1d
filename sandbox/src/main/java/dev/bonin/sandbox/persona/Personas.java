package dev.bonin.sandbox.persona;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All personas, on the sandbox's clock. Their descriptions hold on every day from 2020 to 2099. */
public final class Personas {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Clock clock;
    private final List<Persona> all = BuiltInPersonas.all();

    public Personas(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    public List<Persona> all() {
        return all;
    }

    public Optional<Persona> find(String id) {
        return all.stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    /** Returns the persona's current values. */
    public Person today(Persona persona) {
        return persona.on(today());
    }

    /** Returns today's date in Seoul. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SEOUL);
    }
}
