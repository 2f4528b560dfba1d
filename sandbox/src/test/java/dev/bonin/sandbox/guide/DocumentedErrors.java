package dev.bonin.sandbox.guide;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.http.ErrorType;
import java.util.EnumSet;
import java.util.Set;

/** The errors that PortOne V2 documents for each call (OpenAPI 1.16.0). */
final class DocumentedErrors {

    private DocumentedErrors() {}

    static Set<ErrorType> of(RestRoute route) {
        Set<ErrorType> errors = EnumSet.of(ErrorType.INVALID_REQUEST, ErrorType.UNAUTHORIZED, ErrorType.FORBIDDEN);
        if (route == RestRoute.LIST_IDENTITY_VERIFICATIONS) {
            return errors;
        }
        errors.add(ErrorType.IDENTITY_VERIFICATION_NOT_FOUND);
        if (route == RestRoute.GET_IDENTITY_VERIFICATION) {
            return errors;
        }
        errors.addAll(Set.of(ErrorType.IDENTITY_VERIFICATION_ALREADY_VERIFIED, ErrorType.PG_PROVIDER));
        if (route == RestRoute.SEND_IDENTITY_VERIFICATION) {
            errors.addAll(Set.of(
                    ErrorType.CHANNEL_NOT_FOUND,
                    ErrorType.IDENTITY_VERIFICATION_ALREADY_SENT,
                    ErrorType.MAX_TRANSACTION_COUNT_REACHED));
        } else {
            errors.add(ErrorType.IDENTITY_VERIFICATION_NOT_SENT);
        }
        return errors;
    }
}
