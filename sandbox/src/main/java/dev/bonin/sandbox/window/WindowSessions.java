package dev.bonin.sandbox.window;

import dev.bonin.sandbox.certification.Certification;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.persona.Subscribers;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The open and recently closed windows. Above 5,000 the oldest is deleted. */
final class WindowSessions {
    private static final int MAX_SESSIONS = 5_000;
    private static final int ID_LENGTH = 32;

    private final Certifications certifications;
    private final Identifiers identifiers;
    private final Clock clock;
    private final Subscribers subscribers;
    private final Map<String, WindowSession> sessions = new LinkedHashMap<>();

    WindowSessions(Certifications certifications, Personas personas, Identifiers identifiers, Clock clock) {
        this.certifications = certifications;
        this.identifiers = identifiers;
        this.clock = clock;
        this.subscribers = new Subscribers(personas);
    }

    /** Opens a window, and with it a record that is not certified yet. */
    synchronized WindowSession open(WindowOrder order) {
        Certification opened =
                certifications.open(order.merchant(), order.channel(), order.merchantUid(), order.origin());
        WindowSession session = new WindowSession(
                identifiers.lowercaseHex(ID_LENGTH), order, opened, clock, identifiers, certifications, subscribers);
        forgetOldest();
        sessions.put(session.id(), session);
        return session;
    }

    synchronized Optional<WindowSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    private void forgetOldest() {
        if (sessions.size() >= MAX_SESSIONS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
    }
}
