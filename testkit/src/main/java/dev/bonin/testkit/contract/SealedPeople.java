package dev.bonin.testkit.contract;

import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealedFor;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.store.Stores;
import dev.bonin.verification.VerificationId;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Creates invented people, sealed with one ring as in a finish. */
final class SealedPeople {
    static final String NAME = "홍길동";

    private final PersonSealer sealer;

    SealedPeople(KeyRing ring) {
        this.sealer = new PersonSealer(KeyRings.fixed(ring), new Random());
    }

    /** Registers all keys of a ring in a store, as at the start of a process. */
    static void register(KeyRing ring, SealedStore store) {
        ring.keys().forEach(store::register);
    }

    /** Wraps the data keys that a key wraps with the primary key of a ring instead. */
    static void rewrap(KeyId key, KeyRing ring, SealedStore store) {
        for (var holder : Holder.values()) {
            var rewrapped = store.wrappedBy(key, holder, "", 100).stream()
                    .map(row -> new Rewrapped(row, ring.rewrap(row)))
                    .toList();
            store.rewrap(holder, rewrapped);
        }
    }

    /** Returns a person with a CI and a DI, whose name is kept. */
    SealedPerson person(VerificationId id, String ci, String di) {
        return sealed(id, "", Optional.of(ci), Optional.of(di), Set.of(IdentityValue.NAME));
    }

    SealedPerson withCi(VerificationId id, String application, String ci) {
        return sealed(id, application, Optional.of(ci), Optional.empty(), Set.of());
    }

    SealedPerson withDi(VerificationId id, String di) {
        return sealed(id, "", Optional.empty(), Optional.of(di), Set.of());
    }

    /** Returns a person as reported by a channel: with a CI, a DI, or both. */
    SealedPerson by(VerificationId id, String provider, Optional<String> ci, Optional<String> di) {
        return sealer.seal(
                identity(ci, di), new Keep(true, Set.of()), new Provenance(sealedFor(id, ""), provider, "merchant"));
    }

    /** Returns the values of a person who cannot be looked up again. */
    SealedPerson nameOnly(VerificationId id) {
        return sealer.seal(
                identity(Optional.of("ci"), Optional.empty()),
                new Keep(false, Set.of(IdentityValue.NAME)),
                from(id, ""));
    }

    private SealedPerson sealed(
            VerificationId id,
            String application,
            Optional<String> ci,
            Optional<String> di,
            Set<IdentityValue> values) {
        return sealer.seal(identity(ci, di), new Keep(true, values), from(id, application));
    }

    private static Provenance from(VerificationId id, String application) {
        return new Provenance(sealedFor(id, application), "danal", "merchant");
    }

    private static SealedFor sealedFor(VerificationId id, String application) {
        return new SealedFor(application, id.value(), "default", StoredRequests.NOW, "", "");
    }

    private static Identity identity(Optional<String> ci, Optional<String> di) {
        return new Identity(
                Assured.verified(new PersonName(NAME)),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                ci.map(value -> Assured.verified(new Ci(value))).orElseGet(Assured::absent),
                di.map(value -> Assured.verified(new Di(value))).orElseGet(Assured::absent));
    }

    /** Returns the name kept for a verification; empty if there is none. */
    Optional<String> nameOf(VerificationId id, Stores stores) {
        return stores.verifications()
                .person(id)
                .flatMap(kept -> kept.identity())
                .map(values -> sealer.open(values, sealedFor(id, "")))
                .flatMap(identity -> identity.name().value())
                .map(PersonName::reveal);
    }
}
