package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** No session outlives an acceptance under the id that it had before. */
class SessionRenewalTest {
    private static final VerificationId ID = new VerificationId("0123456789abcdefghjkmnpqrstvwxyz");
    private final SessionRenewal renewal = new SessionRenewal();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @BeforeEach
    void call() {
        CurrentCall.begin(request);
    }

    @AfterEach
    void answered() {
        CurrentCall.end();
    }

    @Test
    void givesTheSessionOfAVerifiedPersonANewId() {
        var before = session();

        renewal.handle(accepted(true));

        assertThat(session()).isNotEqualTo(before);
    }

    @Test
    void doesSoTooWhereTheAcceptanceIsToldAgain() {
        var planted = session();

        renewal.handle(accepted(false));

        assertThat(session()).isNotEqualTo(planted);
    }

    @Test
    void leavesTheSessionOfSomebodyRefused() {
        var before = session();

        renewal.handle(new Outcome.Refused(ID, Mode.LIVE, RefusalReason.STALE, List.of()));

        assertThat(session()).isEqualTo(before);
    }

    @Test
    void makesNoSessionWhereThereIsNone() {
        renewal.handle(accepted(true));

        assertThat(request.getSession(false)).isNull();
    }

    private String session() {
        return Objects.requireNonNull(request.getSession(true)).getId();
    }

    private static Outcome accepted(boolean firstTime) {
        return new Outcome.Accepted(
                ID,
                Mode.LIVE,
                true,
                firstTime,
                "signup",
                "danal",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                Judgement.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
