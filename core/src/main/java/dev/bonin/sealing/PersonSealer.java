package dev.bonin.sealing;

import dev.bonin.id.RandomId;
import dev.bonin.id.TimedIds;
import dev.bonin.person.Assurance;
import dev.bonin.person.Identity;
import dev.bonin.person.KeyScope;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Seals the data that is kept about a person, and opens it. Safe for use by several threads. */
public final class PersonSealer {
    private final KeyRings rings;
    private final RandomGenerator random;
    private final SealingThreads threads = new SealingThreads();

    /** @param random creates ids, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public PersonSealer(KeyRings rings, RandomGenerator random) {
        this.rings = rings;
        this.random = random;
    }

    /**
     * The origin of an identity and the verification that it belongs to.
     *
     * @param verification the verification that the values are sealed for
     * @param merchantId the merchant id at that provider; a DI is meaningless without both
     */
    public record Provenance(SealedFor verification, String provider, String merchantId) {
        String application() {
            return verification.application();
        }

        KeyScope scope(Kind kind) {
            return kind == Kind.CI ? KeyScope.CI : KeyScope.di(provider, merchantId);
        }
    }

    /**
     * Seals the parts of {@code identity} that are to be kept. Only values that an agency vouches for become person
     * keys.
     */
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
        // Starts with the time, so that database indexes on it grow at their end
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
     * Returns the bytes that are hashed, and sealed so that they can be hashed again. The application is part of them,
     * so that a person cannot be tracked across applications.
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
     * Opens an identity. The caller must first write the access log entry that names who asked.
     *
     * @throws SealingException if the row or the verification was changed, the row belongs to another one, or its
     *     key is not in the ring
     */
    public Identity open(SealedIdentity sealed, SealedFor verification) {
        var row = new SealedRow(sealed.dataKey(), sealed.sealed());
        return IdentityText.read(row.open(rings.current(), identityPlace(verification)));
    }

    /**
     * Checks that a verification belongs to the person that its row names.
     *
     * @param kept the identity stored with the verification
     * @throws SealingException if the row was changed or names another person
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
     * Opens the CI or DI of a person key. The caller must first write the access log entry that names who asked.
     *
     * @throws SealingException if the row was changed, belongs to another one, or its key is not in the ring
     */
    public String open(PersonKey key) {
        var row = new SealedRow(key.dataKey(), key.sealed());
        return Associated.last(row.open(rings.current(), keyPlace(key.application(), key.id())));
    }

    /**
     * Returns the hash of a person key under an index key that was added later.
     *
     * @throws SealingException if the row was changed
     */
    public static String indexAgain(KeyRing ring, PersonKey key, KeyId indexKey) {
        var row = new SealedRow(key.dataKey(), key.sealed());
        return ring.index(indexKey, row.open(ring, keyPlace(key.application(), key.id())));
    }

    /** Seals the hint of an account with a data key of its own. */
    public SealedRow sealHint(String hint, String application, String account) {
        var id = RandomId.draw(random);
        return SealedRow.seal(
                rings.current(), id, hintPlace(application, account, id), hint.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens the hint of an account, for the account's person only.
     *
     * @throws SealingException if the row was changed, belongs to another account, or its key is not in the ring
     */
    public String openHint(SealedRow row, String application, String account) {
        var place = hintPlace(application, account, row.dataKey().id());
        return new String(row.open(rings.current(), place), StandardCharsets.UTF_8);
    }

    /** Returns the sealer for typed forms, which uses the same keys. */
    public FormSealer forms() {
        return new FormSealer(rings);
    }

    /** Returns the sealer for what waits to be redeemed. It uses no key of the ring. */
    public HandoverSealer handovers() {
        return new HandoverSealer(threads);
    }

    /** Reads the key ring again, after the store was found to use other keys. */
    public void refresh() {
        rings.refresh();
    }

    private static byte[] identityPlace(SealedFor verification) {
        return verification.place("identity", "sealed");
    }

    private static byte[] hintPlace(String application, String account, String id) {
        return Associated.place(application, "account_link", "hint", account, id);
    }

    private static byte[] keyPlace(String application, String id) {
        return Associated.place(application, "person_key", "sealed", id);
    }
}
