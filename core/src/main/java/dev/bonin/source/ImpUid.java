package dev.bonin.source;

import java.util.Optional;

/**
 * The id of a report, in PortOne's format. It passes through the browser: it identifies a report and proves nothing.
 */
public record ImpUid(String value) {
    public ImpUid {
        dev.bonin.portone.v1.ImpUid.parse(value);
    }

    /** Parses an untrusted id; empty if it is malformed. */
    public static Optional<ImpUid> tryParse(String text) {
        return dev.bonin.portone.v1.ImpUid.tryParse(text).map(id -> new ImpUid(id.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
