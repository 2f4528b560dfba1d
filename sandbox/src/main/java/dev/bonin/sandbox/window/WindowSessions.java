package dev.bonin.sandbox.window;

import dev.bonin.sandbox.carrier.Subscribers;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.persona.Personas;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The open and recently closed windows. Above 5,000 the oldest is deleted. */
public final class WindowSessions {
    private static final int MAX_SESSIONS = 5_000;
    private static final int ID_LENGTH = 32;

    private final Identifiers identifiers;
    private final Clock clock;
    private final Subscribers subscribers;
    private final Map<String, WindowSession> sessions = new LinkedHashMap<>();

    /** @param identifiers generates session ids and codes; they are guessable if its randomness is */
    public WindowSessions(Personas personas, Identifiers identifiers, Clock clock) {
        this.identifiers = identifiers;
        this.clock = clock;
        this.subscribers = new Subscribers(personas);
    }

    /** Opens a window for a record that is not verified yet, and returns its path. */
    public String openFor(WindowRecord record, WindowOrder order) {
        return open(record, order).path();
    }

    synchronized WindowSession open(WindowRecord record, WindowOrder order) {
        WindowSession session =
                new WindowSession(identifiers.lowercaseHex(ID_LENGTH), order, record, clock, identifiers, subscribers);
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
