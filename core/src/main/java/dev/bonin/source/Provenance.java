package dev.bonin.source;

import dev.bonin.person.Assurance;
import dev.bonin.person.IdentityValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who vouches for which value: the table {@code provenance.csv} beside this class, which names its sources. PortOne's
 * V1 API does not tell by which method somebody was verified, so the weakest method of a provider that gives a value
 * decides.
 */
public final class Provenance {
    private final Map<String, Map<IdentityValue, Assurance>> providers = new HashMap<>();

    /** Reads the table. */
    public Provenance() {
        this(ProvenanceFile.shipped());
    }

    Provenance(List<Vouching> rows) {
        for (var row : rows) {
            providers
                    .computeIfAbsent(row.provider(), name -> new EnumMap<>(IdentityValue.class))
                    .merge(row.value(), told(row.kind()), Provenance::weakerThatGives);
        }
    }

    /** Whether the table says anything of this provider. */
    public boolean isKnown(String provider) {
        return providers.containsKey(provider);
    }

    /**
     * How sure a value is that a certification of {@code provider} has. Never {@code ABSENT}: where the table does not
     * know the provider, or says that it never gives this value, nobody is known to vouch for it, and it counts as
     * self-asserted.
     */
    public Assurance assuranceOf(String provider, IdentityValue value) {
        return told(provider, value) == Assurance.VERIFIED ? Assurance.VERIFIED : Assurance.SELF_ASSERTED;
    }

    /**
     * The values of which it is never known that an agency vouches for them, whatever the contract: a rule that needs
     * one of them can pass nobody. All of them for a provider that the table does not know.
     */
    public Set<IdentityValue> neverVerifiedBy(String provider) {
        var never = EnumSet.allOf(IdentityValue.class);
        never.removeIf(value -> told(provider, value) == Assurance.VERIFIED);
        return never;
    }

    private Assurance told(String provider, IdentityValue value) {
        return providers.getOrDefault(provider, Map.of()).getOrDefault(value, Assurance.ABSENT);
    }

    private static Assurance told(Vouching.Kind kind) {
        return switch (kind) {
            case VERIFIED, CONTRACT -> Assurance.VERIFIED;
            case SELF_ASSERTED -> Assurance.SELF_ASSERTED;
            case ABSENT -> Assurance.ABSENT;
        };
    }

    /** A method that does not give the value is not the one that gave it. */
    private static Assurance weakerThatGives(Assurance one, Assurance other) {
        if (one == Assurance.ABSENT) {
            return other;
        }
        return one == Assurance.SELF_ASSERTED || other == Assurance.ABSENT ? one : other;
    }
}
