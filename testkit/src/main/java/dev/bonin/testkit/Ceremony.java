package dev.bonin.testkit;

import dev.bonin.secret.PageToken;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Reply;

/** What a page does before and after the agency's window. */
interface Ceremony {
    /** A request that a person can be certified for. */
    record Opened(String id, PortOneApi api, String purpose) {}

    /** Starts as the page does. */
    Opened start(String purpose);

    /** Starts as the page of a guardian does, by their link. */
    Reply<Opened, Told> startBy(PageToken link);

    /** Finishes as the page does, with what the window brought back. */
    Told finish(Opened opened, String evidence);

    /**
     * Reads and decides as the page of a guardian does.
     *
     * @param verification that of the guardian by this link
     */
    GuardianOutcome decide(PageToken link, String verification, boolean consents);
}
