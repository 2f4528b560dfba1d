package dev.bonin.boot;

import dev.bonin.handover.Handovers;
import org.springframework.beans.factory.annotation.Autowired;

/** One of two classes that share a context and its sandbox. */
class AnotherTestedApplicationTest extends TestedApplication {
    @Autowired
    AnotherTestedApplicationTest(Handovers handovers) {
        super(handovers);
    }
}
