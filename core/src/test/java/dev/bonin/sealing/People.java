package dev.bonin.sealing;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Carrier;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.sealing.PersonSealer.Provenance;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Invented people. */
public final class People {
    public static final Keep EVERYTHING = new Keep(true, EnumSet.allOf(IdentityValue.class));
    private static final List<String> NAMES =
            List.of("홍길동", "남궁  민수", "이", "JIN MEIHUA", "김미화", "Zoë O'Neil-Çelik", "𠮷野家", "a", "ㄱ".repeat(200));

    private People() {}

    public static Identity gildong() {
        return withKeys(Assured.verified(ci("gildong")), Assured.verified(di("gildong")));
    }

    public static Identity withKeys(Assured<Ci> ci, Assured<Di> di) {
        return new Identity(
                Assured.verified(new PersonName("홍길동")),
                Assured.verified(new BirthDate(LocalDate.of(1990, 5, 5))),
                Assured.selfAsserted(Gender.MALE),
                Assured.absent(),
                Assured.verified(new PhoneNumber("01000001234")),
                Assured.verified(Carrier.SKT),
                ci,
                di);
    }

    public static Ci ci(String person) {
        return new Ci((person + "-").repeat(88).substring(0, 86) + "==");
    }

    public static Di di(String person) {
        return new Di((person + "+").repeat(66).substring(0, 62) + "==");
    }

    public static Provenance from(String application, String verification) {
        return new Provenance(sealedFor(application, verification), "danal", "B010007538");
    }

    public static SealedFor sealedFor(String application, String verification) {
        return new SealedFor(application, verification, "signup", Rings.NOW, "customer 42", "c".repeat(64));
    }

    /** Anybody, with any assurance of each value. */
    static Identity anybody(RandomGenerator random) {
        return new Identity(
                assured(random, () -> new PersonName(pick(random, NAMES))),
                assured(random, () -> new BirthDate(LocalDate.of(1900, 1, 1).plusDays(random.nextInt(50_000)))),
                assured(random, () -> pick(random, List.of(Gender.values()))),
                assured(random, random::nextBoolean),
                assured(random, () -> new PhoneNumber("0100000" + (1000 + random.nextInt(9000)))),
                assured(random, () -> pick(random, List.of(Carrier.values()))),
                assured(random, () -> ci("p" + random.nextInt())),
                assured(random, () -> di("p" + random.nextInt())));
    }

    private static <T> Assured<T> assured(RandomGenerator random, Supplier<T> value) {
        return switch (random.nextInt(3)) {
            case 0 -> Assured.verified(value.get());
            case 1 -> Assured.selfAsserted(value.get());
            default -> Assured.absent();
        };
    }

    private static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
