package dev.bonin.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The access log tells operators apart, also those who work as one user of the system. */
class OperatorIdentityTest {
    private static Access access(Map<String, String> environment, String user) {
        return new OperatorIdentity(environment, user).access("a test");
    }

    @Test
    void namesWhoWasThereBeforeSudo() {
        assertThat(access(Map.of("SUDO_USER", "kim"), "root").actor()).isEqualTo("operator:kim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void namesTheUserOfTheSystemWithoutSudo(String none) {
        assertThat(access(Map.of("SUDO_USER", none), "lee").actor()).isEqualTo("operator:lee");
        assertThat(access(Map.of(), "lee").actor()).isEqualTo("operator:lee");
    }

    @ParameterizedTest
    @CsvSource({
        "'kim lee', kim_lee",
        "'=cmd,x', _cmd_x",
        "'a\nb', a_b",
        "홍길동, 홍길동",
        "kim@corp.example, kim@corp.example"
    })
    void takesOnlyHarmlessCharactersOfAName(String name, String kept) {
        assertThat(access(Map.of("SUDO_USER", name), "root").actor()).isEqualTo("operator:" + kept);
    }

    @Test
    void hasAnActorForEveryName() {
        assertThat(access(Map.of(), "").actor()).isEqualTo("operator:unknown");
        assertThat(access(Map.of(), "x".repeat(500)).actor()).isEqualTo("operator:" + "x".repeat(64));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7 50000 22, 192.0.2.7",
        "2001:db8::7 50000 22, 2001:db8::7",
        "fe80::7%eth0 50000 22, fe80::7%eth0",
        "::ffff:192.0.2.7 50000 22, ::ffff:192.0.2.7"
    })
    void tellsWhereSshCameFrom(String client, String source) {
        assertThat(access(Map.of("SSH_CLIENT", client), "lee").source()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "somewhere 1 2", "=1+1", "192.0.2.7,x 1 2", "face 1 2"})
    void isLocalWhereThereIsNoAddress(String client) {
        assertThat(access(Map.of("SSH_CLIENT", client), "lee").source()).isEqualTo("local");
        assertThat(access(Map.of(), "lee").source()).isEqualTo("local");
    }
}
