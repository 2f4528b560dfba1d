package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFileTest {
    private static final int LARGEST = 1024 * 1024;

    @TempDir
    private Path folder;

    private PrivateFile file(String name) {
        return new PrivateFile(folder.resolve(name));
    }

    @Test
    void isForItsOwnerAloneFromTheFirstMomentAndAfterItWasReplaced() throws IOException {
        file("keys").create("one");
        assertThat(permissions("keys")).isEqualTo("rw-------");
        file("keys").write("two");
        assertThat(permissions("keys")).isEqualTo("rw-------");
        assertThat(file("keys").read()).isEqualTo("two");
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    /** An administrator would give away what it leads to. */
    @Test
    void takesNoLinkForTheFileBesideIt() throws IOException {
        var another = Files.writeString(folder.resolve("shadow"), "as it is");
        Files.createSymbolicLink(folder.resolve("keys.lock"), another);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> file("keys").beside(".lock"));
        assertThat(another).hasContent("as it is");
    }

    @Test
    void givesNothingAwayThatALinkLeadsTo() throws IOException {
        var owner = FileOwner.of(folder).orElseThrow();
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("not there"));
        owner.take(link);
        FileOwner.inherit(link);
        assertThat(folder.resolve("not there")).doesNotExist();
    }

    @Test
    void makesTheFoldersThatItLacksForTheirOwnerAlone() throws IOException {
        file("etc/bonin/keys").create("one");
        assertThat(permissions("etc")).isEqualTo("rwx------");
        assertThat(permissions("etc/bonin")).isEqualTo("rwx------");
    }

    @Test
    void saysThatItsFolderIsNoneWhereAFileIsInItsPlace() {
        file("etc").create("one");
        for (var inside : List.of("etc/keys", "etc/bonin/keys")) {
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> file(inside).create("two"))
                    .withMessageContaining("its folder does not exist and cannot be created (")
                    .withMessageContaining("expected: a folder in which this user may write");
        }
    }

    @Test
    void leavesAFolderThatIsThereAsItIs() throws IOException {
        Files.createDirectory(folder.resolve("etc"));
        Files.setPosixFilePermissions(folder.resolve("etc"), PosixFilePermissions.fromString("rwxr-xr-x"));
        file("etc/keys").create("one");
        assertThat(permissions("etc")).isEqualTo("rwxr-xr-x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------", "rwx------"})
    void isReadWhateverItsOwnerMayDo(String permissions) throws IOException {
        file("keys").create("one");
        Files.setPosixFilePermissions(folder.resolve("keys"), PosixFilePermissions.fromString(permissions));
        assertThat(file("keys").read()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw---x---", "rw-----w-"})
    void isNotReadWhateverOthersMayDo(String permissions) throws IOException {
        file("keys").create("one");
        Files.setPosixFilePermissions(folder.resolve("keys"), PosixFilePermissions.fromString(permissions));
        refusedToRead("keys", "accessible for other users");
    }

    @Test
    void isReadUpToTheLargestThatItMayBe() throws IOException {
        file("keys").create("k".repeat(LARGEST));
        assertThat(file("keys").read()).hasSize(LARGEST);
        file("keys").write("k".repeat(LARGEST + 1));
        refusedToRead("keys", "too large");
    }

    @Test
    void isTextOrNotReadAtAll() throws IOException {
        file("keys").create("one");
        Files.write(folder.resolve("keys"), new byte[] {(byte) 0xff});
        refusedToRead("keys", "not a text file");
    }

    @Test
    void saysWhereItCouldNotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("etc/bonin"));
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> file("etc").write("one"))
                .withMessageContaining("etc: could not be written");
    }

    @Test
    void leavesNothingBesideWhetherItWasCreatedReplacedOrRefused() throws IOException {
        file("keys").create("one");
        file("keys").write("two");
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> file("keys").create("three"))
                .withMessageContaining("never overwritten");
        assertThat(file("keys").read()).isEqualTo("two");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("keys"));
        }
    }

    /** As on Windows: the archive stands for a file system that has no such permissions, nor opens a folder. */
    @Test
    void isWrittenAndReadWhereFilesHaveNoSuchPermissions() throws IOException {
        try (var archive = FileSystems.newFileSystem(folder.resolve("it.zip"), Map.of("create", "true"))) {
            var file = new PrivateFile(archive.getPath("/etc/bonin/keys"));
            file.write("one");
            assertThat(file.read()).isEqualTo("one");
        }
    }

    /** As behind sudo, where the server runs as somebody else. */
    @Test
    void belongsToWhomItBelongedToWhenAnAdministratorReplacesIt() throws IOException {
        assumeAdministrator();
        file("keys").create("one");
        var nobody = nobody();
        Files.setOwner(folder.resolve("keys"), nobody);
        Files.setPosixFilePermissions(folder.resolve("keys"), PosixFilePermissions.fromString("rw-r-----"));

        file("keys").write("two");

        assertThat(Files.getOwner(folder.resolve("keys"))).isEqualTo(nobody);
        assertThat(permissions("keys")).isEqualTo("rw-r-----");
        assertThat(file("keys").read()).isEqualTo("two");
    }

    @Test
    void belongsToTheOwnerOfItsFolderWhenAnAdministratorMakesIt() throws IOException {
        assumeAdministrator();
        var nobody = nobody();
        Files.setOwner(folder, nobody);

        file("keys").create("one");
        file("keys").beside(".lock").close();

        assertThat(Files.getOwner(folder.resolve("keys"))).isEqualTo(nobody);
        assertThat(Files.getOwner(folder.resolve("keys.lock"))).isEqualTo(nobody);
    }

    private void assumeAdministrator() throws IOException {
        assumeThat(Files.getOwner(folder).getName()).isEqualTo("root");
    }

    private UserPrincipal nobody() throws IOException {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    }

    /** As a secret is that an orchestrator mounts. */
    @Test
    void isReadWhereAGroupOfThisProcessMayReadIt() throws IOException {
        file("keys").create("one");
        Files.setPosixFilePermissions(folder.resolve("keys"), PosixFilePermissions.fromString("r--r-----"));

        assertThat(file("keys").read()).isEqualTo("one");
    }

    @Test
    void isNotReadWhereAnotherGroupMayReadIt() throws IOException {
        assumeAdministrator();
        file("keys").create("one");
        var view = Files.getFileAttributeView(folder.resolve("keys"), PosixFileAttributeView.class);
        view.setGroup(folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("nogroup"));
        view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));

        refusedToRead("keys", "accessible for other users");
    }

    @Test
    void isTriedWithoutAnyChange() throws IOException {
        file("keys").create("one");
        file("keys").requireReplaceable();
        assertThat(file("keys").read()).isEqualTo("one");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("keys"));
        }
    }

    private void refusedToRead(String name, String sentence) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> file(name).read())
                .withMessageContaining(name + ": ")
                .withMessageContaining(sentence);
    }
}
