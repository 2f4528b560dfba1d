package dev.bonin.sealing;

import dev.bonin.benchmark.micro.People;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.sealing.PersonSealer.Provenance;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sealing a person with the keyed hashes, opening the values, and the keyed hash alone. */
@State(Scope.Benchmark)
public class SealingBenchmark {
    private static final String SHOP = "shop";
    private static final Keep KEEP =
            new Keep(true, Set.of(IdentityValue.NAME, IdentityValue.BIRTHDAY, IdentityValue.PHONE));

    private final KeyRing ring = KeyRing.draw(Clock.systemUTC());
    private final PersonSealer sealer = new PersonSealer(KeyRings.fixed(ring), new SecureRandom());
    private final Identity person = People.person("AAAAAAAA");
    private final SealedFor verification = new SealedFor(
            SHOP,
            "0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1",
            "signup",
            Instant.parse("2026-11-23T03:00:00Z"),
            "visitor 1",
            "0".repeat(64));
    private final Provenance from = new Provenance(verification, "danal", "");
    private final String ci = person.ci().value().orElseThrow().reveal();
    private final SealedIdentity sealed =
            sealer.seal(person, KEEP, from).identity().orElseThrow();

    @Benchmark
    public SealedPerson seal() {
        return sealer.seal(person, KEEP, from);
    }

    @Benchmark
    public Identity open() {
        return sealer.open(sealed, verification);
    }

    @Benchmark
    public Map<KeyId, String> index() {
        return ring.index(Associated.parts("ci:v1", SHOP, ci));
    }
}
