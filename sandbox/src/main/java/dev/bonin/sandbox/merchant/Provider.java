package dev.bonin.sandbox.merchant;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The providers behind PortOne, by the code in {@code pg_provider}. */
public enum Provider {
    /** Danal phone verification. */
    DANAL("danal", ProviderProfile.DANAL),
    /** NHN KCP phone verification. */
    KCP_V2("kcp_v2", ProviderProfile.KCP_V2),
    /** KG Inicis unified verification (통합인증): the person chooses an agency. */
    INICIS_UNIFIED("inicis_unified", ProviderProfile.INICIS_UNIFIED);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // a table that never changes, of rules without a state
    private final ProviderProfile profile;

    Provider(String code, ProviderProfile profile) {
        this.code = code;
        this.profile = profile;
    }

    public static Optional<Provider> find(String code) {
        return Arrays.stream(values())
                .filter(provider -> provider.code.equals(code))
                .findFirst();
    }

    /** Finds the provider of a public test channel, such as {@code inicis_unified.MIIiasTest}, by its {@code pg}. */
    static Optional<Provider> ofPublicTestChannel(String pg) {
        return switch (pg) {
            case "inicis_unified.MIIiasTest" -> Optional.of(INICIS_UNIFIED);
            case "danal.A010002002" -> Optional.of(DANAL);
            default -> Optional.empty();
        };
    }

    public String code() {
        return code;
    }

    /** Returns the agencies that a person can choose; the first is the default. */
    public List<Agency> agencies() {
        return profile.agencies();
    }

    /** Returns how the value appears in a record of this provider. */
    public Presence presence(PersonField field, Set<AddOn> addOns, Agency agency) {
        return profile.presence(field, addOns, agency);
    }
}
