package dev.bonin.source;

/**
 * What a browser brings back from the agency's window: the id of a report. It passes through the browser, so it
 * identifies a report and proves nothing.
 */
public sealed interface Evidence permits ImpUid, IdentityVerificationId {
    String value();

    /** Returns the API that has the report. */
    PortOneApi api();
}
