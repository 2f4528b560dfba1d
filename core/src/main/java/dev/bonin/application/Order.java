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
 * What an application says when it wants somebody verified. All of it is its own word, checked in no way yet.
 *
 * @param purpose empty means the only one
 * @param subject whom it wants verified, in its own words, such as the number of an account
 * @param requested policies and a form; no account, since the subject is whom it is for
 * @param state handed back with the browser, unchanged
 */
public record Order(
        Optional<String> purpose, String subject, String returnUrl, Optional<String> state, RequestedTerms requested) {
    public Order {
        if (requested.account().isPresent()) {
            throw new IllegalArgumentException(
                    "requested: an account (expected: none, as the subject is whom it is for)");
        }
    }

    /** With nothing but a purpose. */
    public Order(Optional<String> purpose, String subject, String returnUrl, Optional<String> state) {
        this(purpose, subject, returnUrl, state, RequestedTerms.NONE);
    }

    /** Why an order is not taken. */
    public enum Refusal implements Reason {
        /** No such purpose is declared. */
        UNKNOWN_PURPOSE("unknown_purpose", null),
        /** There is no such policy, or it cannot be asked for this purpose. */
        UNKNOWN_POLICY("unknown_policy", null),
        /** The subject is not text of 1 to 256 characters. */
        MALFORMED_SUBJECT("malformed_member", "subject"),
        /** The state is not text of at most 1024 characters, which are at most 2048 in an address. */
        MALFORMED_STATE("malformed_member", "state"),
        /** The return URL is not, character by character, one that is registered. */
        RETURN_URL_NOT_REGISTERED("return_url_not_registered", null);

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

        /** Returns the name of the value that is malformed; null where the code says which it is. */
        public @Nullable String member() {
            return member;
        }
    }

    /**
     * An order that was taken.
     *
     * @param page what the link carries
     */
    public record Placed(VerificationId id, PageToken page, Instant expiresAt) {}

    /** Hides what may well name a person. */
    @Override
    public String toString() {
        return "Order[hidden]";
    }
}
