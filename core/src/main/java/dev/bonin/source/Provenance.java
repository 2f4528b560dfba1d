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
 * The assurance of each value by provider, read from {@code provenance.csv} next to this class, which names its
 * sources. PortOne does not report the method of a verification, so the weakest of the provider's methods that
 * report a value decides.
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
                    .merge(row.value(), assurance(row.kind()), Provenance::weakerThatGives);
        }
    }

    /** Returns whether the table contains this provider. */
    public boolean isKnown(String provider) {
        return providers.containsKey(provider);
    }

    /**
     * Returns the assurance of a value that a certification of {@code provider} contains. Never {@code ABSENT}: if the
     * table lacks the provider, or says that it never reports this value, no agency is known to vouch for it and it
     * counts as self-asserted.
     */
    public Assurance assuranceOf(String provider, IdentityValue value) {
        return listed(provider, value) == Assurance.VERIFIED ? Assurance.VERIFIED : Assurance.SELF_ASSERTED;
    }

    /**
     * Returns the values that an agency never vouches for, whatever the contract: a rule that needs one of them refuses
     * every person. All values for an unknown provider.
     */
    public Set<IdentityValue> neverVerifiedBy(String provider) {
        var never = EnumSet.allOf(IdentityValue.class);
        never.removeIf(value -> listed(provider, value) == Assurance.VERIFIED);
        return never;
    }

    private Assurance listed(String provider, IdentityValue value) {
        return providers.getOrDefault(provider, Map.of()).getOrDefault(value, Assurance.ABSENT);
    }

    private static Assurance assurance(Vouching.Kind kind) {
        return switch (kind) {
            case VERIFIED, CONTRACT -> Assurance.VERIFIED;
            case SELF_ASSERTED -> Assurance.SELF_ASSERTED;
            case ABSENT -> Assurance.ABSENT;
        };
    }

    /**
     * Returns the weaker assurance. A method that does not report the value is ignored, since it cannot be the one that
     * was used.
     */
    private static Assurance weakerThatGives(Assurance one, Assurance other) {
        if (one == Assurance.ABSENT) {
            return other;
        }
        return one == Assurance.SELF_ASSERTED || other == Assurance.ABSENT ? one : other;
    }
}
