package dev.bonin.server;

import dev.bonin.application.Application;
import dev.bonin.engine.Bonin;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A server that keeps people, on a clock that is turned by hand, where any number of applications have accounts. */
final class MemberServer implements AutoCloseable {
    static final Duration REJOIN_WAIT = Duration.ofDays(30);

    final SettableClock clock;
    final RunningServer running;
    private int names;

    private MemberServer(SettableClock clock, RunningServer running) {
        this.clock = clock;
        this.running = running;
    }

    static MemberServer start() {
        var clock = SettableClock.at(Instant.now());
        return new MemberServer(
                clock,
                RunningServer.startWithBean(
                        "clock", clock, "bonin.purposes.default.keep=person", "bonin.accounts.rejoin-wait=30d"));
    }

    /** A name that no application of this server has yet. */
    String unused(String name) {
        names++;
        return name + "-" + names;
    }

    /** A new application that may do everything with its accounts. */
    Members shop() {
        return shop(unused("shop"));
    }

    Members shop(String name) {
        return application(name, "unlink", "relink", "ban");
    }

    /** A new application that may do nothing with its accounts but link and find them. */
    Members cafe() {
        return application(unused("cafe"), "name", "ci");
    }

    private Members application(String name, String... scopes) {
        var returnUrl = "https://shop.example/done";
        var key = running.part(Bonin.class)
                .register(Set.of())
                .add(Application.declared(name, List.of(returnUrl), List.of(scopes), Mode.SANDBOX));
        return new Members(new ShopServer(running, ShopServer.basic(name, key.reveal()), returnUrl));
    }

    @Override
    public void close() {
        running.close();
    }
}
