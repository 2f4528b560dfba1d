package dev.bonin.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    @Test
    void haveThirtyTwoSmallLettersAndDigits() {
        assertThat(RandomId.draw(new Random(1))).matches("[0-9a-z]{32}");
        assertThat(at(NOW, new Random(1))).matches("[0-9a-z]{32}");
    }

    @Test
    void beginWithTheirTimeSoThatTheySort() {
        var random = new Random(2);

        assertThat(at(NOW, random)).isLessThan(at(NOW.plusMillis(1), random));
        assertThat(at(Instant.EPOCH, random)).startsWith("000000000");
        assertThat(at(NOW, random)).startsWith("0" + Long.toString(NOW.toEpochMilli(), 36));
    }

    @Test
    void askTheSourceOfChanceOnceForEachId() {
        var source = new CountedRandom();

        at(NOW, source);

        assertThat(source.draws).isEqualTo(1);
    }

    @Test
    void haveEveryCharacterAtEveryPlaceByChance() {
        var random = new Random(3);
        var counts = new int[32][128];
        int ids = 36_000;
        for (int i = 0; i < ids; i++) {
            var id = RandomId.draw(random);
            for (int place = 0; place < 32; place++) {
                counts[place][id.charAt(place)]++;
            }
        }

        for (var place : counts) {
            for (char character : "0123456789abcdefghijklmnopqrstuvwxyz".toCharArray()) {
                assertThat(place[character])
                        .isBetween(800, 1_200); // 1,000 on average, six standard deviations around it
            }
        }
    }

    @Test
    void areNeverTheSame() {
        var random = new Random(4);
        var seen = new HashSet<String>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(at(NOW, random))).isTrue();
        }
    }

    private static String at(Instant time, RandomGenerator random) {
        return new TimedIds(Clock.fixed(time, ZoneOffset.UTC), random).next();
    }

    private static final class CountedRandom implements RandomGenerator {
        private int draws;

        @Override
        public long nextLong() {
            draws++;
            return draws;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            draws++;
        }
    }
}
