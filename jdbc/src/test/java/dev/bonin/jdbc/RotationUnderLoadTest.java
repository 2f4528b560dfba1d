package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.person.PersonName;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.store.Stores;
import dev.bonin.verification.Kept;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * New keys take the place of old ones on two nodes at once, while people are verified there, some for the first time
 * and some once more: each stays one person, and is read with the new keys alone.
 */
class RotationUnderLoadTest {
    @RegisterExtension
    static final PostgreSqlServer POSTGRESQL = new PostgreSqlServer();

    @RegisterExtension
    static final MariaDbServer MARIADB = new MariaDbServer();

    private static final int PEOPLE_BEFORE = 60;
    private static final int PEOPLE = 120;
    private static final int VISITORS = 4;
    private static final int VISITS_PER_PART = 20;
    private static final int AT_A_TIME = 10;

    private final ExecutorService threads = Executors.newFixedThreadPool(VISITORS + 2);
    private final Rings rings = new Rings(KeyRing.draw(Clock.systemUTC()));
    private final PersonSealer sealer = new PersonSealer(rings, new SecureRandom());
    private final AtomicInteger verifications = new AtomicInteger();
    private final Map<Integer, PersonId> people = new ConcurrentHashMap<>();

    /** Whose ring changes as an operator changes it. */
    private static final class Rings implements KeyRings {
        private volatile KeyRing ring;

        Rings(KeyRing ring) {
            this.ring = ring;
        }

        @Override
        public KeyRing current() {
            return ring;
        }

        @Override
        public void refresh() {}
    }

    @Test
    void losesNobodyOnPostgreSql() throws Exception {
        rotate(POSTGRESQL.empty(), POSTGRESQL.running().settings());
    }

    @Test
    void losesNobodyOnMariaDb() throws Exception {
        rotate(MARIADB.emptyRows(), MARIADB.running().settingsOfMySql());
    }

    private void rotate(DatabaseSettings.Server settings, DatabaseSettings.Server again) throws Exception {
        try (var one = BoninDatabase.open(settings, Mode.SANDBOX);
                var other = BoninDatabase.open(again, Mode.SANDBOX)) {
            new KeyAgreement(one.sealed()).require(rings.ring);
            for (int number = 0; number < PEOPLE_BEFORE; number++) {
                visit(number, one);
            }
            for (var use : KeyUse.values()) {
                replace(use, List.of(one, other));
            }
            for (int number : people.keySet()) {
                visit(number, other);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** In the middle of visits, with the two nodes at it at once. */
    private void replace(KeyUse use, List<Stores> nodes) throws Exception {
        var before = rings.ring.primary(use);
        var enough = verifications.get() + VISITS_PER_PART;
        var visitors = new ArrayList<Future<?>>();
        for (int visitor = 0; visitor < VISITORS; visitor++) {
            var node = nodes.get(visitor % nodes.size());
            visitors.add(threads.submit(() -> comeUntil(enough, before, use, node)));
        }
        promote(use, nodes.get(0));
        var rotations =
                nodes.stream().map(node -> new Rotation(node.sealed(), rings)).toList();
        for (var done : threads.invokeAll(rotations.stream()
                .map(rotation -> (Callable<Boolean>) () -> isComplete(rotation))
                .toList())) {
            assertThat(done.get()).isTrue();
        }
        rotations.get(0).retire(before, AT_A_TIME, progress -> {});
        rings.ring = rings.ring.without(use, before);
        for (var visitor : visitors) {
            visitor.get();
        }
        assertThat(nodes.get(1).sealed().keys()).noneMatch(key -> key.id().equals(before));
    }

    private void promote(KeyUse use, Stores node) {
        var grown = rings.ring.withAnother(use, Clock.systemUTC());
        grown.keys().forEach(node.sealed()::register);
        rings.ring = grown;
        var added = grown.keys().stream()
                .filter(key -> key.use() == use && !key.id().equals(grown.primary(use)))
                .findFirst()
                .orElseThrow();
        rings.ring = grown.promoting(use, added.id());
    }

    private static boolean isComplete(Rotation rotation) {
        Rotation.Progress progress;
        do {
            progress = rotation.step(AT_A_TIME);
        } while (!progress.complete());
        return progress.unreadable().isEmpty();
    }

    /** And until the old key is gone. */
    private void comeUntil(int enough, KeyId before, KeyUse use, Stores node) {
        while (verifications.get() < enough || rings.ring.has(use, before)) {
            visit(verifications.get() % PEOPLE, node);
        }
    }

    /** Whoever came before is the same person; who comes on two nodes at once is one, too. */
    private void visit(int number, Stores node) {
        var accepted = accepted(verifications.incrementAndGet());
        var kept = kept(number, accepted, node);
        var known = people.putIfAbsent(number, kept.person().orElseThrow());
        if (known != null) {
            assertThat(kept.person()).contains(known);
        }
        var identity = node.verifications().person(accepted.id()).orElseThrow().identity();
        assertThat(sealer.open(identity.orElseThrow(), accepted.sealedFor()).name())
                .isEqualTo(identity(number).name());
    }

    /** As a finish does: with new keys, if those that it was sealed with were retired meanwhile. */
    private Kept kept(int number, VerificationRequest accepted, Stores node) {
        while (true) {
            try {
                var keep = new Keep(true, Set.of(IdentityValue.NAME));
                var sealed = sealer.seal(identity(number), keep, new Provenance(accepted.sealedFor(), "danal", ""));
                return node.verifications()
                        .keepBare(accepted, sealed, Rows.event(accepted.id()))
                        .orElseThrow();
            } catch (KeysOutdatedException retired) {
                Thread.onSpinWait();
            }
        }
    }

    private static VerificationRequest accepted(int verification) {
        return Rows.open(verification).accepted(Rows.completion(verification));
    }

    private static Identity identity(int number) {
        return new Identity(
                Assured.verified(new PersonName("name " + number)),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.verified(new Ci("ci " + number)),
                Assured.verified(new Di("di " + number)));
    }
}
