package dev.bonin.verification;

import dev.bonin.policy.TypedForm;
import dev.bonin.sealing.FormSealer;
import java.util.List;
import java.util.Optional;

/**
 * The terms that a verification is requested with, besides its purpose.
 *
 * @param account the account to verify a person for, if a browser starts in an application that Bonin is part of; empty
 *     if none is named
 * @param policies names of policies that must let the person through, besides those of the purpose
 * @param form what the person typed into the application's form before, for {@code form_match}; empty if there is none
 */
public record RequestedTerms(Optional<String> account, List<String> policies, Optional<TypedForm> form) {
    /** No additional terms. */
    public static final RequestedTerms NONE = new RequestedTerms(Optional.empty(), List.of(), Optional.empty());

    public RequestedTerms {
        policies = List.copyOf(policies);
    }

    /** Returns terms that name only this account. */
    public static RequestedTerms forAccount(String account) {
        return new RequestedTerms(Optional.of(account), List.of(), Optional.empty());
    }

    public Terms terms(VerificationId request, FormSealer forms) {
        return new Terms(account, policies, form.map(typed -> forms.seal(typed.values(), request.value())));
    }

    /** Hides the account and the form. */
    @Override
    public String toString() {
        return "RequestedTerms" + policies;
    }
}
