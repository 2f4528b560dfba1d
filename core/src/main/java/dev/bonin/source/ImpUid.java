package dev.bonin.source;

import java.util.Optional;

/**
 * The id of a report, of the shape that PortOne gives it. It travels through the browser: it says which report is
 * meant, and proves nothing.
 */
public record ImpUid(String value) {
    public ImpUid {
        dev.bonin.portone.ImpUid.parse(value);
    }

    /** Reads an id that came from outside; empty if it is not shaped like one. */
    public static Optional<ImpUid> tryParse(String text) {
        return dev.bonin.portone.ImpUid.tryParse(text).map(id -> new ImpUid(id.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
