package dev.bonin.application;

import dev.bonin.verification.Mode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An application that may request verifications.
 *
 * @param name identifies it in its calls, in its verifications and on the page that people see
 * @param returnUrls the pages that a browser may return to, compared character by character
 * @param scopes the values of a person that it may receive, and the actions that it may take
 */
public record Application(String name, Set<String> returnUrls, Set<Scope> scopes) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    public Application {
        returnUrls = Set.copyOf(returnUrls);
        scopes = Set.copyOf(scopes);
    }

    /**
     * Parses the declaration of an operator.
     *
     * @throws UnusableApplicationException if the name, a URL or a scope is invalid; the message says which and what is
     *     expected
     */
    public static Application declared(String name, List<String> returnUrls, List<String> scopes, Mode mode) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableApplicationException(
                    "name: invalid (expected: at most 64 lower-case letters, digits and hyphens, such as shop)",
                    "이름: 잘못되었습니다. shop처럼 영문 소문자, 숫자, 하이픈으로 64자까지 적어 주세요");
        }
        if (returnUrls.isEmpty()) {
            throw new UnusableApplicationException(
                    "return URL: missing for " + name + " (expected: at least one)",
                    "돌아갈 URL: " + name + " 애플리케이션에 없습니다. 하나 이상 적어 주세요");
        }
        returnUrls.forEach(url -> ReturnUrl.require(url, mode));
        return new Application(name, new LinkedHashSet<>(returnUrls), scopes(scopes));
    }

    /**
     * Parses the scopes that an operator declares.
     *
     * @throws UnusableApplicationException if one is unknown; the message says what is expected
     */
    public static Set<Scope> scopes(List<String> words) {
        return words.stream().map(Application::scope).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Scope scope(String word) {
        return Scope.tryParse(word).orElseThrow(Application::unknownScope);
    }

    private static UnusableApplicationException unknownScope() {
        var known = List.of(Scope.values()).stream().map(Scope::code).collect(Collectors.joining(", "));
        return new UnusableApplicationException(
                "scope: unknown (expected: some of " + known + ")", "범위: 없는 값이 있습니다. 다음 가운데에서 적어 주세요: " + known);
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /** Returns the codes of its scopes, in alphabetical order. */
    public Set<String> scopeCodes() {
        return scopes.stream().map(Scope::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the application as the ceremony uses it. */
    public Requester requester() {
        var values = scopes.stream().flatMap(scope -> scope.value().stream()).collect(Collectors.toSet());
        return new Requester(name, returnUrls, values);
    }
}
