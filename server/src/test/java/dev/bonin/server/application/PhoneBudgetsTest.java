package dev.bonin.server.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.application.Application;
import dev.bonin.person.PhoneNumber;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.problem.TooManyRequestsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhoneBudgetsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");
    private static final PhoneNumber PHONE = new PhoneNumber("01000000001");
    private static final PhoneNumber OTHER = new PhoneNumber("01000000002");
    private static final Application SHOP = application("shop");

    private final SettableClock clock = SettableClock.at(NOW);
    private final PhoneBudgets budgets =
            new PhoneBudgets(new CallerBudgets(clock, List.of()), 600, Mode.LIVE, new Random(1));

    private static Application application(String name) {
        return new Application(name, Set.of(), Set.of());
    }

    private static VerificationRequest verification(int number) {
        return new VerificationRequest(
                new VerificationId("%032d".formatted(number)),
                "default",
                Mode.LIVE,
                PortOneApi.V2,
                Optional.empty(),
                Optional.empty(),
                Redeemable.NONE,
                VerificationState.OPEN,
                0,
                NOW,
                NOW.plusSeconds(900),
                Terms.NONE,
                Optional.empty());
    }

    private void refused(Runnable call) {
        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(call::run);
    }

    @Test
    void countMessagesToOnePhoneWhicheverVerificationTheyAreOf() {
        for (int number = 1; number <= 3; number++) {
            budgets.takeMessage(SHOP, verification(number), PHONE);
        }
        refused(() -> budgets.takeMessage(SHOP, verification(4), PHONE));
        refused(() -> budgets.takeMessage(application("cafe"), verification(5), PHONE));
        assertThatCode(() -> budgets.takeMessage(SHOP, verification(6), OTHER)).doesNotThrowAnyException();
    }

    @Test
    void countMessagesThatAreSentAgain() {
        budgets.takeMessage(SHOP, verification(1), PHONE);
        budgets.takeMessage(SHOP, verification(2), PHONE);
        budgets.takeMessage(SHOP, verification(1));
        refused(() -> budgets.takeMessage(SHOP, verification(2)));

        clock.advance(Duration.ofMinutes(1));
        assertThatCode(() -> budgets.takeMessage(SHOP, verification(2))).doesNotThrowAnyException();
    }

    @Test
    void countTheCodesOfAVerification() {
        for (int code = 0; code < 10; code++) {
            budgets.takeCode(verification(1));
        }
        refused(() -> budgets.takeCode(verification(1)));
        assertThatCode(() -> budgets.takeCode(verification(2))).doesNotThrowAnyException();
    }
}
