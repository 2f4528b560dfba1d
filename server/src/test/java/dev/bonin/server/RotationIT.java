package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * New keys take the place of old ones while people verify themselves, and whoever does that is killed again and again.
 * {@code tests/rotation} does it many times with many people, the build a few times with a few.
 */
class RotationIT {
    private static final int ROUNDS = Integer.getInteger("bonin.rotation.rounds", 3);
    private static final int PEOPLE = Integer.getInteger("bonin.rotation.people", 300);
    private static final int LONGEST_MILLIS = 3_000;

    /** Enough for many people on a machine that does much else. */
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Sandbox portOne = Sandbox.start();
    private final Visitors visitors = new Visitors(portOne);
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void losesNobodyAndMatchesNobodyTwiceHoweverOftenItIsKilled() throws Exception {
        server().start().awaitReady().stop();
        var first = keys();
        try (var people = Populace.in(folder)) {
            people.settle(PEOPLE);
            for (int round = 0; round < ROUNDS; round++) {
                try (var server = server().start().awaitReady()) {
                    visitors.comeUntil(20, address(server), this::rotateAndKill);
                    assertThat(visitors.surprises())
                            .as("round %d, seed %d", round, seed)
                            .isEmpty();
                    visitors.forget();
                }
            }
            try (var server = server().start().awaitReady()) {
                visitors.comeUntil(20, address(server), () -> {
                    System.out.print(done("rotate"));
                    retireAllOld();
                });
                visitors.allAskAgain(address(server));
                assertThat(visitors.surprises()).as("seed %d", seed).isEmpty();
            }
            assertThat(keys()).hasSize(2).allMatch(key -> key[3].equals("primary"));
            assertThat(keys())
                    .map(key -> key[0])
                    .doesNotContainAnyElementsOf(
                            first.stream().map(key -> key[0]).toList());
            people.assertEverybodyIsThere();
        }
        System.out.printf("Killed a rotation %d times; all of %d people are there, once each%n", ROUNDS, PEOPLE);
    }

    private void rotateAndKill() throws Exception {
        var rotation = command("rotate").start();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS)); // the moment at which it dies
        rotation.kill();
    }

    private void retireAllOld() throws Exception {
        for (var key : keys()) {
            if (!key[3].equals("primary")) {
                done("retire", key[0]);
            }
        }
    }

    /** Id, use, time, state and rows of each. */
    private List<String[]> keys() throws Exception {
        return done("show").lines().map(line -> line.split("\t", -1)).toList();
    }

    private String done(String... arguments) throws Exception {
        var process = command(arguments).start();
        assertThat(process.awaitEnd(PATIENCE)).as(process.log()).isZero();
        return process.log() + "\n";
    }

    private PackagedServerLaunch command(String... arguments) {
        return server().keys(arguments);
    }

    private PackagedServerLaunch server() {
        return PackagedServerLaunch.bound(folder, portOne)
                .with("BONIN_PURPOSES_DEFAULT_KEEP", "person,name,ci,di")
                .with("BONIN_PURPOSES_DEFAULT_ERASEAFTER", "365d");
    }

    private static URI address(PackagedServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}
