package dev.bonin.sandbox.persona;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Provider;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invented person and what he or she is good for in a test. The birthday follows the calendar, so ask for it by
 * date.
 */
public final class Persona {
    private final String id;
    private final String korean;
    private final String english;
    private final Citizen citizen;
    private final Ending ending;
    private final @Nullable Provider provider;
    private final @Nullable Agency agency;

    /** The unchanging part of a {@link Person}. */
    record Citizen(
            String id,
            String name,
            Gender gender,
            BirthdayRule birthday,
            boolean foreigner,
            Carrier carrier,
            String phone) {

        Citizen named(String newName) {
            return new Citizen(id, newName, gender, birthday, foreigner, carrier, phone);
        }

        Person on(LocalDate today) {
            return new Person(id, name, gender, birthday.on(today), foreigner, carrier, phone);
        }
    }

    private Persona(
            String id,
            String korean,
            String english,
            Citizen citizen,
            Ending ending,
            @Nullable Provider provider,
            @Nullable Agency agency) {
        this.id = id;
        this.korean = korean;
        this.english = english;
        this.citizen = citizen;
        this.ending = ending;
        this.provider = provider;
        this.agency = agency;
    }

    static Persona of(String id, String korean, String english, Citizen citizen) {
        return new Persona(id, korean, english, citizen, Ending.CERTIFIED, null, null);
    }

    Persona ending(Ending other) {
        return new Persona(id, korean, english, citizen, other, provider, agency);
    }

    Persona through(Provider otherProvider, Agency otherAgency) {
        return new Persona(id, korean, english, citizen, ending, otherProvider, otherAgency);
    }

    /** The word to ask for this persona by. */
    public String id() {
        return id;
    }

    /** What the persona is good for, in Korean. */
    public String korean() {
        return korean;
    }

    /** What the persona is good for, in English. */
    public String english() {
        return english;
    }

    /** How a verification of this persona ends. */
    public Ending ending() {
        return ending;
    }

    /** The provider this persona goes through when nobody names a channel; empty when any will do. */
    public Optional<Provider> findProvider() {
        return Optional.ofNullable(provider);
    }

    /** The agency this persona chooses where it has the choice; empty when any will do. */
    public Optional<Agency> findAgency() {
        return Optional.ofNullable(agency);
    }

    /** The persona's values when it is {@code today} in Seoul. */
    public Person on(LocalDate today) {
        return citizen.on(today);
    }

    @Override
    public String toString() {
        return "Persona[" + id + "]";
    }
}
