package dev.bonin.boot.security;

import dev.bonin.web.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The account by the name that Spring Security knows it by; nobody if the visitor is anonymous. */
final class SignedIn implements CurrentAccount {
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    @Override
    public Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(signedIn -> signedIn.isAuthenticated() && !trust.isAnonymous(signedIn))
                .map(Authentication::getName)
                .filter(name -> !name.isEmpty());
    }
}
