package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code shown in {@code docs/java.md}, except for the address. */
class GuideInTenLinesTest {
    private final Map<String, LocalDate> registered = new HashMap<>();

    @Test
    void findsThePerson() {
        try (var sandbox = Sandbox.start()) {
            verify(sandbox, sandbox.certify("adult"));

            assertThat(registered).hasSize(1).containsValue(LocalDate.of(1990, 5, 5));
            assertThat(registered.keySet()).allMatch(ci -> ci.length() == 88);
        }
    }

    private void verify(Sandbox sandbox, String impUid) {
        var credentials =
                new Credentials(sandbox.merchant().impKey(), sandbox.merchant().impSecret());
        var settings = PortOneSettings.of(credentials).withBaseUrl(URI.create(sandbox.baseUrl()));
        try (var portOne = PortOneClient.connect(settings)) {
            var report = portOne.certification(ImpUid.parse(impUid));
            if (report.certified()) {
                var birthday = report.birthday().value();
                var person = report.uniqueKey().value();
                register(person.orElseThrow(), birthday.orElseThrow());
            }
        }
    }

    private void register(String ci, LocalDate birthday) {
        registered.put(ci, birthday);
    }
}
