package dev.bonin.boot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.docs.Sample;
import dev.bonin.docs.SampleCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java code of README and of the pages compiles in an application, without warnings. */
class SampleCodeTest {
    private static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;
            import dev.bonin.account.*;
            import dev.bonin.audit.*;
            import dev.bonin.ceremony.*;
            import dev.bonin.engine.*;
            import dev.bonin.guardian.*;
            import dev.bonin.handover.*;
            import dev.bonin.jdbc.*;
            import dev.bonin.person.*;
            import dev.bonin.policy.*;
            import dev.bonin.portone.*;
            import dev.bonin.portone.v1.*;
            import dev.bonin.portone.v1.ImpUid;
            import dev.bonin.sandbox.*;
            import dev.bonin.sealing.*;
            import dev.bonin.source.*;
            import dev.bonin.store.Stores;
            import dev.bonin.testkit.*;
            import dev.bonin.verification.*;
            import dev.bonin.web.*;
            import dev.bonin.web.problem.Problems;
            import jakarta.servlet.DispatcherType;
            import jakarta.servlet.ServletContext;
            import jakarta.servlet.http.HttpServletRequest;
            import java.security.SecureRandom;
            import java.time.*;
            import java.util.*;
            import org.junit.jupiter.api.Test;
            import org.springframework.boot.test.context.SpringBootTest;
            import org.springframework.boot.test.web.server.LocalServerPort;
            import org.springframework.context.annotation.*;
            import org.springframework.context.event.EventListener;
            import org.springframework.security.config.Customizer;
            import org.springframework.security.config.annotation.web.builders.HttpSecurity;
            import org.springframework.security.web.SecurityFilterChain;
            import org.springframework.transaction.annotation.Transactional;
            import org.springframework.web.bind.annotation.*;
            """;
    private static final String SURROUNDINGS = """
            interface Members {
                String signUp(VerificationId id, dev.bonin.person.Identity person);
                void markVerified(String account, VerificationId id);
                String join(String account, Identity person);
                Optional<Waiting> waitingFor(VerificationId id);
            }
            record Waiting(String account, String code) {}
            class RefusedException extends RuntimeException {
                private static final long serialVersionUID = 1L;
                RefusedException(String code) { super(code); }
            }
            class SignUp {
                SignUp(Bonin bonin) {}
                static CeremonyRules rules() { return null; }
                String join(String member, String code) { return ""; }
            }
            abstract class Surroundings {
                static final String PURPOSE = "signup";
                static Stores stores;
                static KeyRings rings;
                static Members members;
                static Accounts accounts;
                static KeptIdentities identities;
                static Bonin bonin;
                static CeremonyRules rules;
                static ServletContext servletContext;
                static String verified;
                static String impUid;
                static WebSettings webSettings;
                static PortOneScripts scripts;
                static Callers callers;
                static Guardians guardians;
                static BoninWeb boninWeb;
                static Handovers handovers;
                static Problems problems;
                static PortOneSettings settings(Sandbox portOne) { return null; }
                static String certifiedInTheWindow(String persona, Started started, Sandbox portOne) { return ""; }
                static void register(String ci, LocalDate birthday) {}
                static void startServer(String... environment) {}
                static void verifyAnAdult() {}
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path classes;

    @Test
    void compiles() {
        var samples = Sample.all("java");

        assertThat(samples).hasSizeGreaterThan(10);
        assertThat(new SampleCode(IMPORTS, SURROUNDINGS).compile(samples, classes))
                .isEmpty();
    }
}
