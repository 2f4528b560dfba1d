package dev.bonin.boot;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** One of two classes that share a context and its sandbox. */
class AnotherTestedApplicationTest extends TestedApplication {
    @Autowired
    AnotherTestedApplicationTest(Environment environment) {
        super(environment);
    }
}
