package dev.bonin.application;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application's request for a verification. Nothing in it is validated yet.
 *
 * @param purpose empty for the only declared purpose
 * @param subject who is to be verified, as named by the application, such as an account number
 * @param requested policies and a form; must name no account, since {@code subject} says who is to be verified
 * @param state returned with the browser unchanged
 */
public record Order(
        Optional<String> purpose, String subject, String returnUrl, Optional<String> state, RequestedTerms requested) {
    public Order {
        if (requested.account().isPresent()) {
            throw new IllegalArgumentException(
                    "requested: an account (expected: none; the subject names who is verified)");
        }
    }

    /** Creates an order without additional terms. */
    public Order(Optional<String> purpose, String subject, String returnUrl, Optional<String> state) {
        this(purpose, subject, returnUrl, state, RequestedTerms.NONE);
    }

    /** The reason why an order is refused. */
    public enum Refusal implements Reason {
        /** No such purpose is declared. */
        UNKNOWN_PURPOSE("unknown_purpose", null),
        /** There is no such policy, or it cannot be requested for this purpose. */
        UNKNOWN_POLICY("unknown_policy", null),
        /** The subject is not plain text of 1 to 256 characters. */
        MALFORMED_SUBJECT("malformed_member", "subject"),
        /** The state is not plain text of at most 1024 characters, and at most 2048 when encoded in an address. */
        MALFORMED_STATE("malformed_member", "state"),
        /** The return URL does not equal a registered one, character by character. */
        RETURN_URL_NOT_REGISTERED("return_url_not_registered", null),
        /** The purpose is verified on PortOne V1, which this service asks by a window only. */
        WINDOW_NEEDED("window_needed", null),
        /** Without a window, nothing but their name says which person may be verified. */
        PERSON_NOT_NAMED("missing_member", "typed_name");

        private final String code;
        private final @Nullable String member;

        Refusal(String code, @Nullable String member) {
            this.code = code;
            this.member = member;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Category category() {
            return Category.BAD_INPUT;
        }

        /** Returns the name of the malformed member; null if the code already identifies it. */
        public @Nullable String member() {
            return member;
        }
    }

    /**
     * An accepted order.
     *
     * @param page the token in the link for the browser
     */
    public record Placed(VerificationId id, PageToken page, Instant expiresAt) {}

    /** Hides the subject and the state, which may identify a person. */
    @Override
    public String toString() {
        return "Order[hidden]";
    }
}
