package dev.bonin.verification;

import dev.bonin.policy.TypedForm;
import dev.bonin.sealing.FormSealer;
import java.util.List;
import java.util.Optional;

/**
 * What a verification is wanted for besides its purpose.
 *
 * @param account that somebody is to be verified for, where a browser starts in an application that Bonin is part of;
 *     empty where nobody is named
 * @param policies names of rules that have to let the person through, besides the purpose's own
 * @param form what the person typed into the application's form before, for {@code form_match}; empty where nothing was
 */
public record RequestedTerms(Optional<String> account, List<String> policies, Optional<TypedForm> form) {
    /** Nothing but the purpose. */
    public static final RequestedTerms NONE = new RequestedTerms(Optional.empty(), List.of(), Optional.empty());

    public RequestedTerms {
        policies = List.copyOf(policies);
    }

    /** For this account. */
    public static RequestedTerms forAccount(String account) {
        return new RequestedTerms(Optional.of(account), List.of(), Optional.empty());
    }

    public Terms terms(VerificationId request, FormSealer forms) {
        return new Terms(account, policies, form.map(typed -> forms.seal(typed.values(), request.value())));
    }

    /** Hides whom it is for. */
    @Override
    public String toString() {
        return "RequestedTerms" + policies;
    }
}
