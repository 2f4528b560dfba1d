package dev.bonin.sandbox.persona;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Provider;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invented person for a certain kind of test. The birthday depends on the current date, so request the values for a
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

    /** Returns the name by which a test requests this persona. */
    public String id() {
        return id;
    }

    /** Returns the description in Korean. */
    public String korean() {
        return korean;
    }

    /** Returns the description in English. */
    public String english() {
        return english;
    }

    /** Returns the result of a verification of this persona. */
    public Ending ending() {
        return ending;
    }

    /** Returns the provider of this persona if the order names no channel; empty if any works. */
    public Optional<Provider> findProvider() {
        return Optional.ofNullable(provider);
    }

    /** Returns the agency that this persona chooses if the channel offers it; empty if any works. */
    public Optional<Agency> findAgency() {
        return Optional.ofNullable(agency);
    }

    /** Returns the persona's values for the date {@code today} in Seoul. */
    public Person on(LocalDate today) {
        return citizen.on(today);
    }

    @Override
    public String toString() {
        return "Persona[" + id + "]";
    }
}
