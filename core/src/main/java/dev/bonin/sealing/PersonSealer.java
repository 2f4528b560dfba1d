package dev.bonin.sealing;

import dev.bonin.id.RandomId;
import dev.bonin.id.TimedIds;
import dev.bonin.person.Assurance;
import dev.bonin.person.Identity;
import dev.bonin.person.KeyScope;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Seals what is to be kept of a person, and opens it again. One instance serves all threads. */
public final class PersonSealer {
    private final KeyRings rings;
    private final RandomGenerator random;
    private final SealingThreads threads = new SealingThreads();

    /** @param random makes ids, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public PersonSealer(KeyRings rings, RandomGenerator random) {
        this.rings = rings;
        this.random = random;
    }

    /**
     * Where an identity comes from, and whose it becomes.
     *
     * @param verification that its values are sealed for
     * @param merchantId of that provider; a DI means nothing without both
     */
    public record Provenance(SealedFor verification, String provider, String merchantId) {
        String application() {
            return verification.application();
        }

        KeyScope scope(Kind kind) {
            return kind == Kind.CI ? KeyScope.CI : KeyScope.di(provider, merchantId);
        }
    }

    /** What is kept of {@code identity}. Only what an agency vouches for finds a person again. */
    public SealedPerson seal(Identity identity, Keep keep, Provenance from) {
        return keep.isNothing() ? SealedPerson.nobody() : threads.run(() -> sealed(identity, keep, from));
    }

    private SealedPerson sealed(Identity identity, Keep keep, Provenance from) {
        var ring = rings.current();
        var keys = keep.person() ? keys(ring, identity, from) : List.<PersonKey>of();
        var kept = identity.only(keep.values());
        var newcomer = new PersonId(RandomId.draw(random));
        if (keys.isEmpty() && kept.present().isEmpty()) {
            return new SealedPerson(newcomer, keys, Optional.empty(), Optional.empty());
        }
        var key = SealedRow.draw(from.verification().verification());
        return new SealedPerson(
                newcomer,
                keys,
                Optional.of(seal(ring, key, kept, from.verification())),
                Optional.of(new PersonLink(key, from.verification())));
    }

    private List<PersonKey> keys(KeyRing ring, Identity identity, Provenance from) {
        var ci = identity.ci().verified().map(value -> key(ring, Kind.CI, value.reveal(), from));
        var di = identity.di().verified().map(value -> key(ring, Kind.DI, value.reveal(), from));
        return Stream.concat(ci.stream(), di.stream()).toList();
    }

    private PersonKey key(KeyRing ring, Kind kind, String value, Provenance from) {
        // Grows with time, so that indexes on it grow at their end
        var id = TimedIds.at(from.verification().finishedAt(), random);
        var indexed = indexed(kind, value, from);
        var row = SealedRow.seal(ring, id, keyPlace(from.application(), id), indexed);
        return new PersonKey(
                id,
                from.application(),
                kind,
                from.scope(kind),
                ring.index(indexed),
                row.dataKey(),
                row.sealed(),
                from.provider(),
                from.verification().finishedAt());
    }

    /**
     * What is hashed, and sealed so that it can be hashed again. The application is part of it, so that nobody can
     * follow a person from one to another.
     */
    private static byte[] indexed(Kind kind, String value, Provenance from) {
        return switch (kind) {
            case CI -> Associated.parts("ci:v1", from.application(), value);
            case DI -> Associated.parts("di:v1", from.application(), from.provider(), from.merchantId(), value);
        };
    }

    private static SealedIdentity seal(KeyRing ring, DataKey key, Identity kept, SealedFor verification) {
        var row = SealedRow.seal(
                ring, verification.verification(), key, identityPlace(verification), IdentityText.write(kept));
        return new SealedIdentity(row.dataKey(), row.sealed(), assurance(kept), Optional.empty());
    }

    private static String assurance(Identity kept) {
        return kept.assurance().entrySet().stream()
                .filter(entry -> entry.getValue() != Assurance.ABSENT)
                .map(entry ->
                        entry.getKey().code() + "=" + entry.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    /**
     * Opens an identity. Whoever calls this writes to the access log who asked, and tells nobody before that is kept.
     *
     * @throws SealingException if it was changed, or the verification was, belongs to another row, or its key is not in
     *     the ring
     */
    public Identity open(SealedIdentity sealed, SealedFor verification) {
        var row = new SealedRow(sealed.dataKey(), sealed.sealed());
        return IdentityText.read(row.open(rings.current(), identityPlace(verification)));
    }

    /**
     * Makes sure that a verification is that of the person whom its row names.
     *
     * @param kept of the verification
     * @throws SealingException if the row was changed, or names somebody else
     */
    public void requireLink(Optional<SealedIdentity> kept, Optional<PersonId> named, SealedFor verification) {
        var ring = rings.current();
        var linked =
                kept.flatMap(row -> row.link().map(link -> PersonLink.open(ring, row.dataKey(), link, verification)));
        if (!linked.equals(named.map(PersonId::value))) {
            throw new SealingException("the person of " + verification.verification() + " was changed");
        }
    }

    /**
     * Opens the CI or DI of a person key. Whoever calls this writes to the access log who asked, and tells nobody
     * before that is kept.
     *
     * @throws SealingException if it was changed, belongs to another row, or its key is not in the ring
     */
    public String open(PersonKey key) {
        var row = new SealedRow(key.dataKey(), key.sealed());
        return Associated.last(row.open(rings.current(), keyPlace(key.application(), key.id())));
    }

    /**
     * The hash of a person key under an index key that came later.
     *
     * @throws SealingException if it was changed
     */
    public static String indexAgain(KeyRing ring, PersonKey key, KeyId indexKey) {
        var row = new SealedRow(key.dataKey(), key.sealed());
        return ring.index(indexKey, row.open(ring, keyPlace(key.application(), key.id())));
    }

    /** Compares what was typed with the same keys. */
    public FormSealer forms() {
        return new FormSealer(rings);
    }

    /** Reads the keys anew, because the store was found to be kept with others. */
    public void refresh() {
        rings.refresh();
    }

    private static byte[] identityPlace(SealedFor verification) {
        return verification.place("identity", "sealed");
    }

    private static byte[] keyPlace(String application, String id) {
        return Associated.place(application, "person_key", "sealed", id);
    }
}
