package dev.bonin.person;

/**
 * The values of one person, as far as their channel gives them.
 *
 * @param foreigner true for a foreigner, false for a Korean; absent where the contract does not include it, which says nothing about either
 * @param di means something only together with the provider and merchant id that issued it
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

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Identity[hidden]";
    }
}
