package dev.bonin.benchmark.micro;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Carrier;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import java.time.LocalDate;

/** Invented people who differ only in CI and DI. */
public final class People {
    private static final String REST_OF_CI =
            "k+Heas8VOcI+z0myHl2QlU0G4mzLmfzU+ydUF3MTplzoINzW9CrAbyvcQNVWXLq+gx2Ym4Fl55Wj2Q==";
    private static final String REST_OF_DI = "PtYgjmUhBel31iEl2hpChYgCfrL1spNxnyVmihA/2O76UMFxFkM/R5Kj";

    private People() {}

    /**
     * Returns a person as reported by Danal, with all values verified.
     *
     * @param who eight characters with which CI and DI begin
     */
    public static Identity person(String who) {
        return new Identity(
                Assured.verified(new PersonName("한가람")),
                Assured.verified(new BirthDate(LocalDate.of(1991, 5, 14))),
                Assured.verified(Gender.FEMALE),
                Assured.absent(),
                Assured.verified(new PhoneNumber("01000000000")),
                Assured.verified(Carrier.SKT),
                Assured.verified(new Ci(who + REST_OF_CI)),
                Assured.verified(new Di(who + REST_OF_DI)));
    }
}
