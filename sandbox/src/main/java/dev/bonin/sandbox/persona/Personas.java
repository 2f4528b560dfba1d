package dev.bonin.sandbox.persona;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * All personas, on the sandbox's clock: those added until it is reset, those with which the sandbox was started, and
 * the built-in ones, whose descriptions hold on every day from 2020 to 2099.
 */
public final class Personas {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int MAX_ADDED = 1_000;

    private final Clock clock;
    private final List<Persona> lasting;
    private final List<Persona> added = new CopyOnWriteArrayList<>();

    /** Creates the built-in ones only. */
    public Personas(Clock clock) {
        this(clock, List.of());
    }

    /**
     * Creates the built-in ones and others.
     *
     * @throws IllegalArgumentException if an id is used twice, or somebody is born after today
     */
    public Personas(Clock clock, List<Persona> own) {
        this.clock = requireNonNull(clock, "clock");
        this.lasting =
                Stream.concat(own.stream(), BuiltInPersonas.all().stream()).toList();
        for (int index = 0; index < own.size(); index++) {
            requireUsable(own.get(index), lasting.subList(index + 1, lasting.size()));
        }
    }

    /** Returns all of them, those of your own first: a person in the window looks for them. */
    public List<Persona> all() {
        return Stream.concat(added.stream(), lasting.stream()).toList();
    }

    /**
     * Adds a persona of your own.
     *
     * @throws IllegalArgumentException if its id is used, it is born after today, or 1,000 were added already
     */
    public synchronized void add(Persona persona) {
        requireUsable(persona, all());
        if (added.size() >= MAX_ADDED) {
            throw new IllegalArgumentException("personas: " + MAX_ADDED + " added (expected: fewer; remove some)");
        }
        added.add(persona);
    }

    /** Removes a persona that was added; returns whether there was one. Others stay. */
    public synchronized boolean remove(String id) {
        return added.removeIf(persona -> persona.id().equals(id));
    }

    /** Removes all that were added. */
    public synchronized void removeAdded() {
        added.clear();
    }

    public Optional<Persona> find(String id) {
        return all().stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    /** Returns the persona's current values. */
    public Person today(Persona persona) {
        return persona.on(today());
    }

    /** Returns today's date in Seoul. */
    public LocalDate today() {
        return today(clock);
    }

    /** Returns the date in Seoul on this clock. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), SEOUL);
    }

    private void requireUsable(Persona persona, List<Persona> others) {
        if (others.stream().anyMatch(other -> other.id().equals(persona.id()))) {
            throw new IllegalArgumentException("id: " + persona.id() + " (expected: one that no other persona has)");
        }
        if (persona.on(today()).birthday().isAfter(today())) {
            throw new IllegalArgumentException("birthday: after today (expected: a day in the past)");
        }
    }
}
