package dev.bonin.sandbox.settings;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Gender;
import dev.bonin.sandbox.persona.InventedPhone;
import dev.bonin.sandbox.persona.OwnIdentifiers;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.PersonName;
import dev.bonin.sandbox.persona.Persona;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Personas of your own as JSON: {@code {"personas": [{"id": "mine", "name": "...", ...}]}}. Every value has to have the
 * form that a real one has, and the phone number must be one that nobody can have.
 */
public final class PeopleFile {
    private static final String[] NAMES = {
        "id",
        "ko",
        "en",
        "name",
        "gender",
        "birthday",
        "foreigner",
        "carrier",
        "phone",
        "ci",
        "di",
        "ending",
        "provider",
        "agency"
    };
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final Map<String, Gender> GENDERS = Entry.named(Gender.values(), Gender::code);
    private static final Map<String, Carrier> CARRIERS = Entry.named(Carrier.values(), Carrier::name);
    private static final Map<String, Ending> ENDINGS = Entry.named(Ending.values(), Ending::code);
    private static final Map<String, Provider> PROVIDERS = Entry.named(Provider.values(), Provider::code);
    private static final Map<String, Agency> AGENCIES = Entry.named(Agency.values(), Agency::code);

    private final Entry entry;
    private final LocalDate today;

    private PeopleFile(Entry entry, LocalDate today) {
        this.entry = entry;
        this.today = today;
    }

    /**
     * Reads a file.
     *
     * @param taken ids of others
     * @param today in Seoul; nobody is born later
     * @throws InvalidSettingsException if anything in it cannot be used; it names all mistakes
     */
    public static List<Persona> read(String json, Set<String> taken, LocalDate today) {
        Entry file = Entry.parse(json).only("personas");
        List<Supplier<Persona>> people = file.each("personas", entry -> new PeopleFile(entry, today).persona(taken));
        return file.mistakes()
                .unlessAny(() -> people.stream().map(Supplier::get).toList());
    }

    /** Reads one persona, with the same rules. */
    public static Persona readOne(JsonObject json, Set<String> taken, LocalDate today) {
        Entry entry = new Entry("", json, new Mistakes());
        return entry.mistakes().unlessAny(new PeopleFile(entry, today).persona(taken));
    }

    private Supplier<Persona> persona(Set<String> taken) {
        entry.only(NAMES);
        String id = id(taken);
        Supplier<Person> person = person(id);
        Ending ending = entry.choice("ending", ENDINGS, Ending.CERTIFIED);
        Optional<Agency> agency = agency();
        Provider provider = entry.choice(
                "provider", PROVIDERS, agency.map(PeopleFile::usualProvider).orElse(Provider.DANAL));
        boolean offered = agency.map(provider.agencies()::contains).orElse(true);
        if (!offered) {
            entry.mistakes().unfit(entry.placeOf("agency"), "one of the provider's", "인증사에 있는 기관");
        }
        String ko = entry.findText("ko").orElse(null);
        String en = entry.findText("en").orElse(null);
        return () -> {
            Persona own = Persona.own(id, person.get()).ending(ending);
            Persona through =
                    agency.map(chosen -> own.through(provider, chosen)).orElse(own);
            return described(through, ko, en);
        };
    }

    private static Persona described(Persona own, @Nullable String ko, @Nullable String en) {
        if (ko == null && en == null) {
            return own;
        }
        return own.described(ko == null ? String.valueOf(en) : ko, en == null ? String.valueOf(ko) : en);
    }

    private Optional<Agency> agency() {
        return entry.has("agency") ? Optional.of(entry.choice("agency", AGENCIES)) : Optional.empty();
    }

    private static Provider usualProvider(Agency agency) {
        return Provider.DANAL.agencies().contains(agency) ? Provider.DANAL : Provider.INICIS_UNIFIED;
    }

    private String id(Set<String> taken) {
        String id = fitting(
                "id",
                entry.text("id"),
                Persona::isId,
                "1 to 40 lower-case letters, digits and dashes",
                "소문자, 숫자, - 1~40자");
        entry.mistakes().requireOnce("id", id, entry.placeOf("id"));
        return fitting("id", id, text -> !taken.contains(text), "one that no other persona has", "다른 인물에 없는 id");
    }

    private Supplier<Person> person(String id) {
        String name = fitting(
                "name", PersonName.normalise(entry.text("name")), PersonName::is, "1 to 40 letters", "글자 1~40자");
        Gender gender = entry.choice("gender", GENDERS);
        LocalDate birthday = birthday();
        boolean foreigner = entry.flag("foreigner", false);
        Carrier carrier = entry.choice("carrier", CARRIERS, Carrier.SKT);
        String phone = fitting(
                "phone",
                entry.text("phone").replace("-", ""),
                InventedPhone::is,
                "010-0000 and four digits: all others may be real",
                "010-0000으로 시작하는 번호. 다른 번호는 실제로 쓰일 수 있습니다");
        String ci =
                identifier("ci", OwnIdentifiers::isCi, "88 characters, Base64 of 64 bytes", "64바이트를 Base64로 적은 88자");
        String di = identifier("di", OwnIdentifiers::isDi, "64 characters of Base64", "Base64 64자");
        return () ->
                new Person("own\0" + id, name, gender, birthday, foreigner, carrier, phone, new OwnIdentifiers(ci, di));
    }

    private LocalDate birthday() {
        String text = entry.text("birthday");
        try {
            LocalDate birthday = LocalDate.parse(text);
            if (!birthday.isBefore(FIRST_DAY) && !birthday.isAfter(today)) {
                return birthday;
            }
        } catch (DateTimeException unreadable) {
            // Told below, like a day on which nobody can have been born
        }
        fitting(
                "birthday",
                text,
                any -> false,
                "a day such as 1990-05-05, 1900-01-01 to today",
                "1990-05-05 같은 날짜(1900-01-01부터 오늘까지)");
        return FIRST_DAY;
    }

    private @Nullable String identifier(String name, Predicate<String> form, String english, String korean) {
        return entry.findText(name)
                .map(text -> fitting(name, text, form, english, korean))
                .orElse(null);
    }

    /** Returns the text; it is a mistake unless it fits, or was missing and therefore told already. */
    private String fitting(String name, String text, Predicate<String> fits, String english, String korean) {
        if (!text.isEmpty() && !fits.test(text)) {
            entry.mistakes().unfit(entry.placeOf(name), english, korean);
        }
        return text;
    }
}
