package dev.bonin.person;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The values of one person that the channel reported.
 *
 * @param foreigner true for a foreigner, false for a Korean; absent if the contract does not include it, which
 *     implies neither
 * @param di meaningful only together with the provider and merchant id that issued it
 */
public record Identity(
        Assured<PersonName> name,
        Assured<BirthDate> birthDate,
        Assured<Gender> gender,
        Assured<Boolean> foreigner,
        Assured<PhoneNumber> phone,
        Assured<Carrier> carrier,
        Assured<Ci> ci,
        Assured<Di> di) {

    /** Returns an identity without any value. */
    public static Identity nothing() {
        return new Identity(
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent());
    }

    /** Returns an identity with these values only; the others are absent. */
    public Identity only(Set<IdentityValue> values) {
        return new Identity(
                values.contains(IdentityValue.NAME) ? name : Assured.absent(),
                values.contains(IdentityValue.BIRTHDAY) ? birthDate : Assured.absent(),
                values.contains(IdentityValue.GENDER) ? gender : Assured.absent(),
                values.contains(IdentityValue.FOREIGNER) ? foreigner : Assured.absent(),
                values.contains(IdentityValue.PHONE) ? phone : Assured.absent(),
                values.contains(IdentityValue.CARRIER) ? carrier : Assured.absent(),
                values.contains(IdentityValue.CI) ? ci : Assured.absent(),
                values.contains(IdentityValue.DI) ? di : Assured.absent());
    }

    /** Returns the assurance of each value. */
    public Map<IdentityValue, Assurance> assurance() {
        var assurance = new EnumMap<IdentityValue, Assurance>(IdentityValue.class);
        assurance.put(IdentityValue.NAME, name.assurance());
        assurance.put(IdentityValue.BIRTHDAY, birthDate.assurance());
        assurance.put(IdentityValue.GENDER, gender.assurance());
        assurance.put(IdentityValue.FOREIGNER, foreigner.assurance());
        assurance.put(IdentityValue.PHONE, phone.assurance());
        assurance.put(IdentityValue.CARRIER, carrier.assurance());
        assurance.put(IdentityValue.CI, ci.assurance());
        assurance.put(IdentityValue.DI, di.assurance());
        return assurance;
    }

    /** Returns the values that are not absent. */
    public Set<IdentityValue> present() {
        var present = EnumSet.noneOf(IdentityValue.class);
        assurance().forEach((value, assurance) -> {
            if (assurance != Assurance.ABSENT) {
                present.add(value);
            }
        });
        return present;
    }

    /** Hides all values. */
    @Override
    public String toString() {
        return "Identity[hidden]";
    }
}
