package dev.bonin.sandbox.fault;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.TypedError;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Set;

/** Faults that only PortOne V2 can have. */
public sealed interface IdentityFault extends Fault {

    @Override
    default boolean concerns(RestRoute route) {
        return route.isV2();
    }

    /**
     * An error of this type with its documented status, whether or not PortOne documents it for the route; the request
     * is not executed.
     */
    record Refused(ErrorType type) implements IdentityFault {
        public Refused {
            requireNonNull(type, "type");
        }

        @Override
        public Response strike(StruckCall call) {
            String message = "요청을 처리하지 못했습니다. (sandbox fault)";
            return type == ErrorType.PG_PROVIDER
                    ? TypedError.ofProvider(type.status(), message, "9999", "일시적인 오류입니다.")
                    : TypedError.of(type.status(), type.name(), message);
        }
    }

    /** An error of a type that PortOne does not have today; the request is not executed. */
    record UnknownType(int status) implements IdentityFault {
        public UnknownType {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status: " + status + " (expected: 400 to 599)");
            }
        }

        @Override
        public Response strike(StruckCall call) {
            return TypedError.of(status, "SOMETHING_NEW", "요청을 처리하지 못했습니다. (sandbox fault)");
        }
    }

    /** A correct record, but with another {@code id} than the requested one. */
    record WrongId() implements IdentityFault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.changeAll(call.soundAnswer(), object -> replace(object, "id", "another-id"));
        }

        @Override
        public boolean concerns(RestRoute route) {
            return carriesRecords(route);
        }
    }

    /** A record with a {@code status} that PortOne does not have today. */
    record UnknownStatus() implements IdentityFault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.changeAll(call.soundAnswer(), object -> replace(object, "status", "SOMETHING_NEW"));
        }

        @Override
        public boolean concerns(RestRoute route) {
            return carriesRecords(route);
        }
    }

    /** A record with new values of {@code gender}, {@code operator}, {@code pgProvider} and the channel's type. */
    record UnknownValues() implements IdentityFault {
        private static final Set<String> CLOSED = Set.of("gender", "operator", "pgProvider", "type");

        @Override
        public Response strike(StruckCall call) {
            return Answers.changeAll(call.soundAnswer(), UnknownValues::renew);
        }

        @Override
        public boolean concerns(RestRoute route) {
            return carriesRecords(route);
        }

        private static JsonObject renew(JsonObject object) {
            JsonObject result = object;
            for (String name : CLOSED) {
                result = replace(result, name, "SOMETHING_NEW");
            }
            return result;
        }
    }

    /** A record without anything that PortOne's schema calls optional. */
    record OptionalsAbsent() implements IdentityFault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.changeAll(call.soundAnswer(), Optionals::remove);
        }

        @Override
        public boolean concerns(RestRoute route) {
            return carriesRecords(route);
        }
    }

    /** A record with null for all that PortOne's schema calls optional and that it has; PortOne itself omits them. */
    record OptionalsNull() implements IdentityFault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.changeAll(call.soundAnswer(), Optionals::annul);
        }

        @Override
        public boolean concerns(RestRoute route) {
            return carriesRecords(route);
        }
    }

    private static boolean carriesRecords(RestRoute route) {
        return Set.of(
                        RestRoute.GET_IDENTITY_VERIFICATION,
                        RestRoute.LIST_IDENTITY_VERIFICATIONS,
                        RestRoute.CONFIRM_IDENTITY_VERIFICATION)
                .contains(route);
    }

    /**
     * Replaces the value, only where the object has one. Ids of people and channels stay: those objects have no status.
     */
    private static JsonObject replace(JsonObject object, String name, String value) {
        boolean isRecord = !name.equals("id") || object.find("status").isPresent();
        return isRecord && object.find(name).isPresent() ? object.with(name, value) : object;
    }
}
