package dev.bonin.sandbox.rest;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.TypedRefusal;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.Stores;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls V2: {@code Authorization: PortOne <API secret>} or {@code Bearer <access token>}. PortOne does not document
 * whether the scheme's case matters; here, as in RFC 9110, it does not.
 */
final class StoreAccess {
    private static final String SECRET = "PortOne ";
    private static final String BEARER = "Bearer ";

    private final Stores stores;
    private final StoreTokens tokens;

    StoreAccess(Stores stores, StoreTokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    /**
     * Returns the store of the request's credential.
     *
     * @throws TypedRefusal UNAUTHORIZED if there is none, or it is wrong
     */
    Store require(Request request) {
        return credential(request, SECRET)
                .flatMap(stores::authenticate)
                .or(() -> credential(request, BEARER).flatMap(tokens::authenticate))
                .orElseThrow(StoreAccess::unauthorized);
    }

    /** Ends the request's access token; returns whether it had a valid one. */
    boolean revoke(Request request) {
        return credential(request, BEARER).filter(tokens::revoke).isPresent();
    }

    /**
     * Checks that the caller may use this store.
     *
     * @param storeId null for the caller's own
     * @throws TypedRefusal FORBIDDEN for any other store, whether or not it exists
     */
    static Store permitted(Store caller, @Nullable String storeId) {
        if (storeId != null && !storeId.equals(caller.id())) {
            throw TypedRefusal.of(ErrorType.FORBIDDEN, "접근 권한이 없는 상점입니다.");
        }
        return caller;
    }

    static TypedRefusal unauthorized() {
        return TypedRefusal.of(ErrorType.UNAUTHORIZED, "인증 정보가 올바르지 않습니다.");
    }

    private static Optional<String> credential(Request request, String scheme) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }
}
