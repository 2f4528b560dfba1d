package dev.bonin.application;

import dev.bonin.verification.Mode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An application that may have people verified.
 *
 * @param name by which its calls, its verifications and the page that people see name it
 * @param returnUrls where people may be sent back to, character by character
 * @param scopes which values of a person it may be given, and what it may do to accounts
 */
public record Application(String name, Set<String> returnUrls, Set<Scope> scopes) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    public Application {
        returnUrls = Set.copyOf(returnUrls);
        scopes = Set.copyOf(scopes);
    }

    /**
     * Reads what an operator declared.
     *
     * @throws UnusableApplicationException if the name, a URL or a scope is none, with a sentence that says which and
     *     what is expected
     */
    public static Application declared(String name, List<String> returnUrls, List<String> scopes, Mode mode) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableApplicationException(
                    "name: not one of an application (expected: small letters, digits and hyphens, at most 64, such as shop)");
        }
        if (returnUrls.isEmpty()) {
            throw new UnusableApplicationException("return URL: none for " + name + " (expected: at least one)");
        }
        returnUrls.forEach(url -> ReturnUrl.require(url, mode));
        var parsed = scopes.stream().map(Application::scope).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Application(name, new LinkedHashSet<>(returnUrls), parsed);
    }

    private static Scope scope(String word) {
        return Scope.tryParse(word)
                .orElseThrow(() -> new UnusableApplicationException("scope: an unknown one (expected: some of "
                        + List.of(Scope.values()).stream().map(Scope::code).collect(Collectors.joining(", ")) + ")"));
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /** The words of its scopes, in the order of the alphabet. */
    public Set<String> scopeCodes() {
        return scopes.stream().map(Scope::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the ceremony knows it. */
    public Requester requester() {
        var values = scopes.stream().flatMap(scope -> scope.value().stream()).collect(Collectors.toSet());
        return new Requester(name, returnUrls, values);
    }
}
