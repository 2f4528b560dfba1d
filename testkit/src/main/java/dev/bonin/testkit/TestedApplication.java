package dev.bonin.testkit;

import dev.bonin.engine.Bonin;
import java.net.URI;
import java.util.Optional;

/**
 * The application in which browsers verify people.
 *
 * @param address where it listens, with its context path; empty if it listens nowhere
 * @param path where Bonin's endpoints are, below the address
 * @param bonin empty if there is none in this JVM, or if it is not clear which
 * @param without what a test has to do without one or the other
 */
record TestedApplication(Optional<URI> address, String path, Optional<Bonin> bonin, String without) {
    static final String PATH = "/certifications";

    private static final String NONE = "Name the application to verify people in: browser.of(bonin) for a Bonin of this"
            + " test, browser.at(\"http://localhost:8080\") for one that listens, or @SpringBootTest beside"
            + " @BoninSandbox for one that Spring starts.";

    /** Returns that of a test without Spring, which has named none yet. */
    static TestedApplication unknown() {
        return new TestedApplication(Optional.empty(), PATH, Optional.empty(), NONE);
    }

    TestedApplication at(URI other) {
        return new TestedApplication(Optional.of(other), path, bonin, without);
    }

    TestedApplication below(String other) {
        return new TestedApplication(address, other, bonin, without);
    }

    /** Returns the application of this Bonin, which listens nowhere. */
    static TestedApplication of(Bonin bonin) {
        return new TestedApplication(
                Optional.empty(),
                PATH,
                Optional.of(bonin),
                "This application listens on no port. Call browser.at(\"http://localhost:8080\"), or let Spring start it"
                        + " with @SpringBootTest(webEnvironment = RANDOM_PORT).");
    }

    IllegalStateException missing() {
        return new IllegalStateException(without);
    }
}
