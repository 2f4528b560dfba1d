package dev.bonin.sandbox.carrier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last 1,000 text messages: the sandbox sends none, so tests read the codes here. */
public final class TextMessages {
    private static final int MAX_REMEMBERED = 1_000;

    private final Deque<TextMessage> recent = new ArrayDeque<>();

    /** Returns the messages, oldest first. */
    public synchronized List<TextMessage> all() {
        return List.copyOf(recent);
    }

    public synchronized void clear() {
        recent.clear();
    }

    /** Remembers a message; above 1,000, the oldest is forgotten. */
    synchronized void add(TextMessage message) {
        if (recent.size() == MAX_REMEMBERED) {
            recent.removeFirst();
        }
        recent.addLast(message);
    }
}
