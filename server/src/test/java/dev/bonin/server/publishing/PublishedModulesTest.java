package dev.bonin.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.server.publishing.Pom.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is published is complete, and nothing else is published. RELEASING.md says the same in words. */
class PublishedModulesTest {
    private static final String OURS = "dev.bonin";
    private static final Set<String> TEST_LIBRARIES = Set.of("junit-jupiter", "assertj-core");

    private final Pom root = Pom.in(".");
    private final List<Pom> modules = Pom.modules();
    private final List<Pom> published =
            modules.stream().filter(Pom::isPublished).toList();

    @Test
    void areTheLibrariesTheStartersAndTheBom() {
        assertThat(published)
                .extracting(Pom::folder)
                .containsExactlyInAnyOrder(
                        "bom",
                        "sandbox",
                        "portone",
                        "core",
                        "testkit",
                        "jdbc",
                        "web",
                        "spring-boot-starter",
                        "spring-boot3-starter");
    }

    /** Inherited by all, as it is: without a folder at the end. */
    @Test
    void haveTheMetadataThatMavenCentralRequires() {
        var required = List.of(
                List.of("name"),
                List.of("description"),
                List.of("url"),
                List.of("licenses", "license", "name"),
                List.of("licenses", "license", "url"),
                List.of("developers", "developer", "name"),
                List.of("scm", "connection"),
                List.of("scm", "developerConnection"),
                List.of("scm", "url"));
        assertThat(required)
                .allSatisfy(path ->
                        assertThat(root.text(path.toArray(String[]::new))).isPresent());
        assertThat(root.document().getDocumentElement().getAttribute("child.project.url.inherit.append.path"))
                .isEqualTo("false");
        assertThat(published).allSatisfy(pom -> {
            assertThat(pom.text("name")).as(pom.folder()).isPresent();
            assertThat(pom.text("description")).as(pom.folder()).isPresent();
            assertThat(pom.text("parent", "artifactId")).as(pom.folder()).contains("bonin");
        });
    }

    @Test
    void areWhatTheBomLists() {
        var managed = Pom.in("bom").dependencies("dependencyManagement", "dependencies");

        assertThat(managed)
                .extracting(Dependency::artifact)
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().filter(Pom::isJar).map(Pom::artifact).toList());
        assertThat(managed).allSatisfy(artifact -> {
            assertThat(artifact.group()).isEqualTo(OURS);
            assertThat(artifact.version()).isEqualTo("${project.version}");
        });
    }

    @Test
    void haveOneVersionAndNobodyElsesSnapshot() {
        var version = root.text("version").orElseThrow();

        assertThat(modules).allSatisfy(pom -> {
            var own = Stream.of(pom.text("version"), pom.text("parent", "version"))
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(pom.texts("version"))
                    .as(pom.folder())
                    .allMatch(text -> !text.endsWith("-SNAPSHOT") || text.equals(version) || own.contains(text));
        });
        assertThat(published)
                .allSatisfy(pom -> assertThat(pom.text("parent", "version")).contains(version));
        assertThat(root.document().getElementsByTagName("properties").item(0).getTextContent())
                .doesNotContain("SNAPSHOT");
    }

    @Test
    void haveNamesAsModulesThatNoOtherHas() {
        var names = new ArrayList<String>();
        for (var pom : published.stream().filter(Pom::isJar).toList()) {
            assertThat(pom.texts("Automatic-Module-Name"))
                    .as(pom.folder())
                    .singleElement()
                    .asString()
                    .startsWith(OURS);
            names.addAll(pom.texts("Automatic-Module-Name"));
        }
        // Both starters are one source, and an application has one of them
        assertThat(names).hasSize(8).containsOnlyOnce("dev.bonin.core", "dev.bonin.jdbc", "dev.bonin.web");
        assertThat(Set.copyOf(names)).hasSize(7);
    }

    /** The test kit is for tests: there alone they are no surprise. */
    @Test
    void bringNobodyTestLibraries() {
        var withTests = published.stream()
                .filter(pom -> pom.dependencies("dependencies").stream()
                        .filter(dependency -> !dependency.scope().equals("test"))
                        .anyMatch(PublishedModulesTest::isForTests))
                .toList();

        assertThat(withTests).extracting(Pom::artifact).containsExactly("bonin-testkit");
    }

    private static boolean isForTests(Dependency dependency) {
        return TEST_LIBRARIES.contains(dependency.artifact())
                || dependency.artifact().equals("bonin-testkit");
    }
}
