package dev.bonin.sandbox.window;

import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationReport;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.http.AcceptedHosts;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Personas;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** The window on its own port, with access to records, personas, and a clock that the test sets. */
final class WindowBench implements AutoCloseable {
    /** 2026-11-23, noon in Seoul. */
    static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");

    final SettableClock clock = SettableClock.at(NOON);
    final Personas personas = new Personas(clock);
    final Identifiers identifiers = new Identifiers(new SecureRandom());
    final Certifications certifications = new Certifications(clock, identifiers);
    final WindowSessions sessions = new WindowSessions(personas, identifiers, clock);
    final Merchants merchants = new Merchants(List.of(Merchant.example()));
    private final LoopbackPort port;

    WindowBench() {
        Router router = new Router(AcceptedHosts.ofThisMachine());
        new PhoneWindow(merchants, certifications, personas, sessions).mount(router);
        this.port = new LoopbackPort(router);
    }

    String url(String path) {
        return port.url(path);
    }

    /** Returns the record as PortOne's REST API would. */
    JsonObject record(String impUid) {
        return CertificationReport.of(certifications.find(impUid).orElseThrow());
    }

    @Override
    public void close() {
        port.close();
    }
}
