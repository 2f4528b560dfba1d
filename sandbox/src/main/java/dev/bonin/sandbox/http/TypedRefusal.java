package dev.bonin.sandbox.http;

/** A refusal with a type of PortOne V2. Its message goes to the client, like that of {@link Refusal}. */
public final class TypedRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Response response;

    private TypedRefusal(String message, Response response) {
        super(message, null, false, false);
        this.response = response;
    }

    public static TypedRefusal of(ErrorType type, String message) {
        return new TypedRefusal(message, TypedError.of(type.status(), type.name(), message));
    }

    /** Returns the provider's refusal, with its own code and message. */
    public static TypedRefusal ofProvider(String message, String pgCode, String pgMessage) {
        int status = ErrorType.PG_PROVIDER.status();
        return new TypedRefusal(message, TypedError.ofProvider(status, message, pgCode, pgMessage));
    }

    Response response() {
        return response;
    }
}
