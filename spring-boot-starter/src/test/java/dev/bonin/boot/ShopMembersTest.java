package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members who were there before Bonin, who leave, and who come back. */
class ShopMembersTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(clock));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @SuppressWarnings("NullAway.Init") // there before each test
    private RunningShop shop;

    @BeforeEach
    void open() {
        shop = RunningShop.start(portOne, clock, data);
    }

    @AfterEach
    void close() {
        shop.close();
        portOne.close();
    }

    @Test
    void linksWhoWasAMemberBeforeBoninAndNobodyElseToThatStart() {
        shop.submit("/sign-in", "member=kim");
        shop.verify("signup", "adult");

        assertThat(shop.submit("/sign-up", "member=lee")).isEqualTo("sign out first");
        assertThat(shop.submit("/sign-up", "member=kim")).isEqualTo("welcome");
    }

    @Test
    void letsWhoLeftJoinAgain() {
        join("kim");

        assertThat(shop.submit("/leave", "")).isEqualTo("goodbye");

        assertThat(join("again")).isEqualTo("welcome");
    }

    @Test
    void letsWhoLeftWaitAsLongAsIsSet() {
        shop.close();
        shop = RunningShop.start(portOne, clock, data, "--bonin.accounts.rejoin-wait=30d");
        join("kim");

        assertThat(shop.submit("/leave", "")).isEqualTo("goodbye, until 2026-12-23T03:00:00Z");

        var refused = shop.verify("signup", "adult");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat((String) JsonPath.read(refused.body(), "$.code")).isEqualTo("rejoin_wait");
        clock.advance(Duration.ofDays(30));
        assertThat(join("again")).isEqualTo("welcome");
    }

    /** Signs up as whoever verifies, and stays signed in. */
    private String join(String member) {
        shop.verify("signup", "adult");
        var answer = shop.submit("/sign-up", "member=" + member);
        shop.submit("/sign-in", "member=" + member);
        return answer;
    }
}
