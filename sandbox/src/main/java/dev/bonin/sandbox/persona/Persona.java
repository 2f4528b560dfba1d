package dev.bonin.sandbox.persona;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Provider;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An invented person for a certain kind of test. The birthday depends on the current date, so request the values for a
 * date.
 */
public final class Persona {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;

    private final String id;
    private final String korean;
    private final String english;
    private final Function<LocalDate, Person> values;
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
            Function<LocalDate, Person> values,
            Ending ending,
            @Nullable Provider provider,
            @Nullable Agency agency) {
        this.id = id;
        this.korean = korean;
        this.english = english;
        this.values = values;
        this.ending = ending;
        this.provider = provider;
        this.agency = agency;
    }

    static Persona of(String id, String korean, String english, Citizen citizen) {
        return new Persona(id, korean, english, citizen::on, Ending.CERTIFIED, null, null);
    }

    /**
     * Returns a persona of your own, who is the same every day and whose verification succeeds.
     *
     * @param id how a test requests it
     * @throws IllegalArgumentException if a value has not the form that a real one has, or the phone number may be real
     */
    public static Persona own(String id, Person person) {
        require(isId(id), "id", "1 to 40 lower-case letters, digits and dashes");
        require(PersonName.is(person.name()), "name", "1 to 40 letters");
        require(PersonName.normalise(person.name()).equals(person.name()), "name", "composed letters, single spaces");
        require(InventedPhone.is(person.phone()), "phone", "0100000 and four digits: no others are invented for sure");
        int year = person.birthday().getYear();
        require(year >= FIRST_YEAR && year <= LAST_YEAR, "birthday", "1900-01-01 to 2099-12-31");
        return new Persona(id, "직접 만든 인물입니다.", "A persona of your own.", today -> person, Ending.CERTIFIED, null, null);
    }

    /** Returns whether a text has the form of a persona's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Returns this persona with another description. */
    public Persona described(String inKorean, String inEnglish) {
        return new Persona(id, inKorean, inEnglish, values, ending, provider, agency);
    }

    private static void require(boolean fits, String name, String expected) {
        if (!fits) {
            throw new IllegalArgumentException(name + ": not usable (expected: " + expected + ")");
        }
    }

    /** Returns this persona with another result of its verification. */
    public Persona ending(Ending other) {
        return new Persona(id, korean, english, values, other, provider, agency);
    }

    /**
     * Returns this persona as one who uses an agency, where the channel offers it.
     *
     * @throws IllegalArgumentException if the provider has no such agency
     */
    public Persona through(Provider otherProvider, Agency otherAgency) {
        require(otherProvider.agencies().contains(otherAgency), "agency", "one of the provider's");
        return new Persona(id, korean, english, values, ending, otherProvider, otherAgency);
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
        return values.apply(today);
    }

    @Override
    public String toString() {
        return "Persona[" + id + "]";
    }
}
