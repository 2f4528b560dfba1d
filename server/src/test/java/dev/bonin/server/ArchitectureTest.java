package dev.bonin.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.bonin.account.Accounts;
import dev.bonin.announcement.Announcements;
import dev.bonin.application.ApplicationRegister;
import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Applications;
import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.Cleanup;
import dev.bonin.ceremony.Verifications;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.handover.Handovers;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.webhook.SecretSealer;
import dev.bonin.webhook.WebhookDeliveries;
import dev.bonin.webhook.WebhookRegister;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of the house: who may know whom. */
class ArchitectureTest {
    private static final Set<String> CORE = Set.of(
            "dev.bonin.account..",
            "dev.bonin.age..",
            "dev.bonin.announcement..",
            "dev.bonin.application..",
            "dev.bonin.audit..",
            "dev.bonin.ceremony..",
            "dev.bonin.chore..",
            "dev.bonin.clock..",
            "dev.bonin.diagnosis..",
            "dev.bonin.engine..",
            "dev.bonin.erasure..",
            "dev.bonin.guardian..",
            "dev.bonin.handover..",
            "dev.bonin.id..",
            "dev.bonin.person..",
            "dev.bonin.policy..",
            "dev.bonin.purpose..",
            "dev.bonin.reason..",
            "dev.bonin.rotation..",
            "dev.bonin.sealing..",
            "dev.bonin.secret..",
            "dev.bonin.source..",
            "dev.bonin.standing..",
            "dev.bonin.store..",
            "dev.bonin.subject..",
            "dev.bonin.verification..",
            "dev.bonin.webhook..");

    /** What stores keep. */
    private static final Set<String> KEPT = Set.of(
            "dev.bonin.account..",
            "dev.bonin.announcement..",
            "dev.bonin.application..",
            "dev.bonin.audit..",
            "dev.bonin.clock..",
            "dev.bonin.diagnosis..",
            "dev.bonin.erasure..",
            "dev.bonin.guardian..",
            "dev.bonin.person..",
            "dev.bonin.policy..",
            "dev.bonin.purpose..",
            "dev.bonin.rotation..",
            "dev.bonin.sealing..",
            "dev.bonin.secret..",
            "dev.bonin.source..",
            "dev.bonin.standing..",
            "dev.bonin.verification..",
            "dev.bonin.webhook..");

    /** No framework: any servlet container will do. */
    private static final Set<String> WEB = Set.of(
            "dev.bonin.ceremony..",
            "dev.bonin.diagnosis..",
            "dev.bonin.guardian..",
            "dev.bonin.person..",
            "dev.bonin.policy..",
            "dev.bonin.purpose..",
            "dev.bonin.reason..",
            "dev.bonin.rotation..",
            "dev.bonin.sealing..",
            "dev.bonin.secret..",
            "dev.bonin.source..",
            "dev.bonin.standing..",
            "dev.bonin.verification..",
            "jakarta.servlet..",
            "org.slf4j..",
            "tools.jackson.core..",
            "io.github.bucket4j..",
            "com.github.benmanes.caffeine..");

    /** What only the engine puts together, so that the starter, the command line and plain Java have the same parts. */
    private static final Set<Class<?>> PUT_TOGETHER = Set.of(
            Accounts.class,
            Announcements.class,
            ApplicationRegister.class,
            Applications.class,
            ApplicationVerifications.class,
            AuditEvents.class,
            Cleanup.class,
            Eraser.class,
            Handovers.class,
            KeptIdentities.class,
            PersonSealer.class,
            Retention.class,
            SourceErasures.class,
            SecretSealer.class,
            Subjects.class,
            Verifications.class,
            WebhookDeliveries.class,
            WebhookRegister.class);

    /** What each room may know besides itself, Java and JSpecify. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            entry("id", Set.of()),
            entry("clock", Set.of()),
            entry("diagnosis", Set.of()),
            entry("reason", Set.of()),
            entry("chore", Set.of()),
            entry("person", Set.of("dev.bonin.id..")),
            entry("age", Set.of("dev.bonin.person..")),
            entry("standing", Set.of("dev.bonin.person..")),
            entry("secret", Set.of("javax.crypto..")),
            entry(
                    "policy",
                    Set.of("dev.bonin.age..", "dev.bonin.person..", "dev.bonin.reason..", "dev.bonin.standing..")),
            entry("purpose", Set.of("dev.bonin.policy..", "dev.bonin.sealing..", "dev.bonin.source..")),
            entry("source", Set.of("dev.bonin.person..", "dev.bonin.portone..", "dev.bonin.reason..")),
            entry("audit", Set.of("dev.bonin.clock..", "dev.bonin.id..", "dev.bonin.person..")),
            entry(
                    "sealing",
                    Set.of("dev.bonin.id..", "dev.bonin.person..", "com.google.crypto.tink..", "javax.crypto..")),
            entry("rotation", Set.of("dev.bonin.person..", "dev.bonin.sealing..")),
            entry(
                    "verification",
                    Set.of(
                            "dev.bonin.audit..",
                            "dev.bonin.clock..",
                            "dev.bonin.id..",
                            "dev.bonin.person..",
                            "dev.bonin.policy..",
                            "dev.bonin.purpose..",
                            "dev.bonin.reason..",
                            "dev.bonin.sealing..",
                            "dev.bonin.secret..",
                            "dev.bonin.source..",
                            "dev.bonin.standing..")),
            entry("announcement", Set.of("dev.bonin.clock..", "dev.bonin.sealing..", "dev.bonin.verification..")),
            entry(
                    "ceremony",
                    Set.of(
                            "dev.bonin.age..",
                            "dev.bonin.audit..",
                            "dev.bonin.clock..",
                            "dev.bonin.id..",
                            "dev.bonin.person..",
                            "dev.bonin.policy..",
                            "dev.bonin.purpose..",
                            "dev.bonin.sealing..",
                            "dev.bonin.secret..",
                            "dev.bonin.source..",
                            "dev.bonin.standing..",
                            "dev.bonin.verification..")),
            entry(
                    "guardian",
                    Set.of(
                            "dev.bonin.audit..",
                            "dev.bonin.ceremony..",
                            "dev.bonin.person..",
                            "dev.bonin.policy..",
                            "dev.bonin.purpose..",
                            "dev.bonin.reason..",
                            "dev.bonin.sealing..",
                            "dev.bonin.secret..",
                            "dev.bonin.verification..")),
            entry(
                    "handover",
                    Set.of(
                            "dev.bonin.audit..",
                            "dev.bonin.guardian..",
                            "dev.bonin.person..",
                            "dev.bonin.purpose..",
                            "dev.bonin.reason..",
                            "dev.bonin.secret..",
                            "dev.bonin.standing..",
                            "dev.bonin.verification..")),
            entry(
                    "application",
                    Set.of(
                            "dev.bonin.audit..",
                            "dev.bonin.ceremony..",
                            "dev.bonin.clock..",
                            "dev.bonin.handover..",
                            "dev.bonin.person..",
                            "dev.bonin.policy..",
                            "dev.bonin.purpose..",
                            "dev.bonin.reason..",
                            "dev.bonin.sealing..",
                            "dev.bonin.secret..",
                            "dev.bonin.source..",
                            "dev.bonin.verification..")),
            entry(
                    "account",
                    Set.of(
                            "dev.bonin.audit..",
                            "dev.bonin.person..",
                            "dev.bonin.policy..",
                            "dev.bonin.reason..",
                            "dev.bonin.rotation..",
                            "dev.bonin.sealing..",
                            "dev.bonin.standing..",
                            "dev.bonin.verification..")),
            entry(
                    "erasure",
                    Set.of(
                            "dev.bonin.audit..",
                            "dev.bonin.clock..",
                            "dev.bonin.person..",
                            "dev.bonin.source..",
                            "dev.bonin.verification..")),
            entry(
                    "webhook",
                    Set.of(
                            "dev.bonin.application..",
                            "dev.bonin.id..",
                            "dev.bonin.rotation..",
                            "dev.bonin.sealing..",
                            "dev.bonin.verification..",
                            "javax.crypto..")),
            entry("store", KEPT),
            entry(
                    "subject",
                    Set.of(
                            "dev.bonin.account..",
                            "dev.bonin.audit..",
                            "dev.bonin.erasure..",
                            "dev.bonin.guardian..",
                            "dev.bonin.person..",
                            "dev.bonin.rotation..",
                            "dev.bonin.sealing..",
                            "dev.bonin.standing..",
                            "dev.bonin.store..",
                            "dev.bonin.verification..")),
            entry(
                    "engine",
                    Set.of(with(
                            KEPT,
                            "dev.bonin.ceremony..",
                            "dev.bonin.chore..",
                            "dev.bonin.handover..",
                            "dev.bonin.store..",
                            "dev.bonin.subject.."))),
            entry(
                    "jdbc",
                    Set.of(with(
                            KEPT,
                            "dev.bonin.store..",
                            "javax.sql..",
                            "org.sqlite..",
                            "com.zaxxer.hikari..",
                            "org.flywaydb.."))),
            entry(
                    "boot",
                    Set.of(with(
                            KEPT,
                            "dev.bonin.ceremony..",
                            "dev.bonin.chore..",
                            "dev.bonin.handover..",
                            "dev.bonin.engine..",
                            "dev.bonin.jdbc..",
                            "dev.bonin.portone..",
                            "dev.bonin.store..",
                            "dev.bonin.subject..",
                            "dev.bonin.reason..",
                            "dev.bonin.web..",
                            "io.micrometer.common..",
                            "io.micrometer.core..",
                            "io.micrometer.observation..",
                            "io.micrometer.tracing..",
                            "jakarta.servlet..",
                            "javax.sql..",
                            "org.slf4j..",
                            "org.springframework.."))),
            entry("web", WEB),
            entry("sandbox", Set.of("com.sun.net.httpserver..", "javax.crypto..")),
            entry("portone", Set.of("tools.jackson.core..", "org.apache.hc..", "javax.net.ssl..")));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .withImportOption(location -> !location.contains("__")) // made for the server's fast start
                .importPackages("dev.bonin");
    }

    @Test
    void seesEveryModule() {
        for (var room : Set.of(
                "portone",
                "verification",
                "ceremony",
                "application",
                "engine",
                "jdbc",
                "boot",
                "web",
                "server",
                "sandbox",
                "testkit")) {
            assertThat(classes.stream().filter(type -> type.getPackageName().startsWith("dev.bonin." + room)))
                    .as(room)
                    .isNotEmpty();
        }
    }

    @Test
    void everyRoomKnowsOnlyWhatItMay() {
        MAY_KNOW.forEach((room, others) -> classes()
                .that()
                .resideInAPackage("dev.bonin." + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(others, "java..", "org.jspecify..", "dev.bonin." + room + ".."))
                .check(classes));
    }

    @Test
    void theCoreKnowsNoFrameworkNoHttpAndNoSql() {
        noClasses()
                .that()
                .resideInAnyPackage(with(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta..", "java.sql..", "java.net.http..", "tools.jackson..")
                .check(classes);
    }

    @Test
    void onlyTheSourceKnowsPortOneOfAllTheCore() {
        noClasses()
                .that()
                .resideInAnyPackage(with(CORE))
                .and()
                .resideOutsideOfPackage("dev.bonin.source..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.bonin.portone..")
                .check(classes);
    }

    @Test
    void onlyTheFrontOfTheStoresIsKnownOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bonin.jdbc..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.bonin.jdbc.*..").and(not(belongTo(equivalentTo(DatabaseSettings.class)))))
                .check(classes);
    }

    @Test
    void theEndpointsKnowNeitherPortOneNorTheWiring() {
        noClasses()
                .that()
                .resideInAPackage("dev.bonin.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.bonin.portone..", "dev.bonin.boot..", "dev.bonin.server..", "dev.bonin.sandbox..")
                .check(classes);
    }

    @Test
    void nobodyButTheServerAndTheTestkitKnowsTheSandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.bonin.sandbox..", "dev.bonin.server..", "dev.bonin.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.bonin.sandbox..")
                .check(classes);
    }

    @Test
    void nobodyKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bonin.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.bonin.server..")
                .check(classes);
    }

    /** A server that serves has no second server, and in live mode no sandbox, inside. */
    @Test
    void onlyTheTrainCommandStartsAServerToTrainWith() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bonin.server.training..")
                .and()
                .doNotHaveFullyQualifiedName("dev.bonin.server.command.TrainCommand")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.bonin.server.training..")
                .check(classes);
    }

    @Test
    void nothingOfTheCoreKnowsTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(with(CORE))
                .and()
                .resideOutsideOfPackage("dev.bonin.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.bonin.engine..")
                .check(classes);
    }

    /** Users' tests may have no Spring at all: only what Spring itself loads, or is loaded beside it, knows it. */
    @Test
    void theTestkitKnowsSpringInAFewPlacesOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.bonin.testkit..")
                .and()
                .haveSimpleNameNotStartingWith("SandboxCustomizer")
                .and()
                .doNotHaveSimpleName("SpringTest")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(classes);
    }

    @Test
    void theTestkitKnowsNoStarter() {
        noClasses()
                .that()
                .resideInAPackage("dev.bonin.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.bonin.boot..", "dev.bonin.jdbc..", "dev.bonin.web..")
                .check(classes);
    }

    /** The testkit seals people of its own, whom no engine has verified. */
    @Test
    void onlyTheEnginePutsPartsTogether() {
        PUT_TOGETHER.forEach(part -> noClasses()
                .that()
                .resideOutsideOfPackages("dev.bonin.engine..", "dev.bonin.testkit..")
                .and()
                .doNotBelongToAnyOf(part)
                .should()
                .callConstructorWhere(target(owner(equivalentTo(part))))
                .check(classes));
    }

    /** One for an application, one for a run of the command line, and one for the sandbox of a test. */
    @Test
    void randomnessIsPassedIn() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bonin.sandbox..")
                .and()
                .doNotHaveFullyQualifiedName("dev.bonin.boot.Surroundings")
                .and()
                .doNotHaveFullyQualifiedName("dev.bonin.server.command.OperatorContext")
                .and()
                .doNotHaveFullyQualifiedName("dev.bonin.testkit.RunningSandbox")
                .should()
                .callConstructor(SecureRandom.class)
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.bonin.(**)").should().beFreeOfCycles().check(classes);
    }

    /** A reader finds a type by its room, and package-private means something. */
    @Test
    void noRoomIsTooLargeToBeSeenAtOnce() {
        var sizes = classes.stream()
                .filter(type ->
                        !type.getName().contains("$") && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((room, types) -> assertThat(types).as(room).isLessThanOrEqualTo(32));
    }

    @Test
    void noPackageIsNamedForNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..service..", "..impl..", "..dto..", "..helper..")
                .check(classes);
    }

    private static String[] with(Set<String> packages, String... more) {
        var all = new ArrayList<>(packages);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
