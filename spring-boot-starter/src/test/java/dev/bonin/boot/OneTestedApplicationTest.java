package dev.bonin.boot;

import dev.bonin.handover.Handovers;
import org.springframework.beans.factory.annotation.Autowired;

/** One of two classes that share a context and its sandbox. */
class OneTestedApplicationTest extends TestedApplication {
    @Autowired
    OneTestedApplicationTest(Handovers handovers) {
        super(handovers);
    }
}
