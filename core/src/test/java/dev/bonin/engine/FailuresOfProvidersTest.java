package dev.bonin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.Identity;
import dev.bonin.source.Evidence;
import dev.bonin.source.IdentityVerificationId;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.Report;
import dev.bonin.source.VerificationSource;
import dev.bonin.source.Whence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The provider's code is for the operator's log only. */
class FailuresOfProvidersTest {
    private static final IdentityVerificationId ID = new IdentityVerificationId("0".repeat(32));

    private final List<String> logged = new ArrayList<>();

    private static Report failed(Optional<String> code) {
        return new Report(
                ID,
                Optional.of(PortOneApi.V2),
                Optional.of(ID.value()),
                "danal",
                false,
                code,
                Optional.empty(),
                new Whence.Channel(Whence.Channel.Kind.LIVE, Optional.empty(), Optional.empty()),
                Identity.nothing(),
                Instant.EPOCH);
    }

    private Optional<Report> asked(Optional<Report> report) {
        VerificationSource source = new VerificationSource() {
            @Override
            public Optional<Report> report(Evidence evidence) {
                return report;
            }
        };
        return new FailuresOfProviders(source, new Notices((level, message, failure) -> logged.add(message)))
                .report(ID);
    }

    @Test
    void areLoggedWithTheirCode() {
        assertThat(asked(Optional.of(failed(Optional.of("V114"))))).isPresent();

        assertThat(logged).containsExactly("Provider danal did not verify a person: code V114");
    }

    @Test
    void areNotMadeUp() {
        asked(Optional.of(failed(Optional.empty())));
        asked(Optional.empty());

        assertThat(logged).isEmpty();
    }
}
