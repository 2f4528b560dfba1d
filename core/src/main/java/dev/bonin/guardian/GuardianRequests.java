package dev.bonin.guardian;

import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.FormSealer;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationIds;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Makes the requests by which guardians are verified: on the API of the child's purpose, of the child's application,
 * and with the child's id as the one whom they are for. They have no code, since nobody redeems them.
 */
final class GuardianRequests {
    private final Purposes purposes;
    private final VerificationIds ids;
    private final Clock clock;
    private final RandomGenerator random;

    GuardianRequests(Purposes purposes, VerificationIds ids, Clock clock, RandomGenerator random) {
        this.purposes = purposes;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    VerificationRequest request(VerificationRequest child, Optional<String> form, BindingHash browser) {
        return child.application()
                .map(asked -> ofApplication(child, asked, form).boundTo(browser))
                .orElseGet(() -> VerificationRequest.open(
                        ids.next(),
                        purpose(child),
                        child.mode(),
                        purposes.of(child.purpose()).api(),
                        terms(Optional.of(child.id()), form),
                        browser,
                        clock.instant()));
    }

    /** Its page is the guardian's, which is not found by a token of the request. */
    private VerificationRequest ofApplication(
            VerificationRequest child, ApplicationRequest asked, Optional<String> form) {
        var noPage = PageToken.draw(random).hash();
        return VerificationRequest.open(
                ids.next(),
                purpose(child),
                child.mode(),
                purposes.of(child.purpose()).api(),
                new ApplicationRequest(asked.application(), child.id().value(), "", Optional.empty(), noPage),
                terms(Optional.empty(), form),
                clock.instant());
    }

    private static String purpose(VerificationRequest child) {
        return Purposes.ofGuardians(child.purpose());
    }

    private static Terms terms(Optional<VerificationId> child, Optional<String> form) {
        var comparing = form.map(GuardianRequests::comparing).stream().toList();
        return new Terms(child.map(VerificationId::value), comparing, form);
    }

    /** Returns the policy that compares all that was typed, such as {@code form_match:name+phone}. */
    private static String comparing(String form) {
        return FormSealer.typed(form).stream()
                .map(IdentityValue::code)
                .sorted()
                .collect(Collectors.joining("+", "form_match:", ""));
    }
}
