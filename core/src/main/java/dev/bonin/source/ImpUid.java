package dev.bonin.source;

import java.util.Optional;

/** The id of a report of PortOne V1, which mints it when the window opens. */
public record ImpUid(String value) implements Evidence {
    public ImpUid {
        dev.bonin.portone.v1.ImpUid.parse(value);
    }

    /** Parses an untrusted id; empty if it is malformed. */
    public static Optional<ImpUid> tryParse(String text) {
        return dev.bonin.portone.v1.ImpUid.tryParse(text).map(id -> new ImpUid(id.value()));
    }

    @Override
    public PortOneApi api() {
        return PortOneApi.V1;
    }

    @Override
    public String toString() {
        return value;
    }
}
