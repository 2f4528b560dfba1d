package dev.bonin.guardian;

import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import java.util.Optional;
import java.util.Set;

/**
 * The application's request for a link for the guardian of a child that has just been verified. Nothing in it is
 * validated yet but the wording.
 *
 * @param code the code that the child's browser brought
 * @param purpose the purpose that the application relies on
 * @param subject who the application expects the child to be; empty if it named nobody at the start
 * @param wording what the guardian will read
 * @param guardian what the child typed of the guardian, whom alone the link is for then: a name, and a phone number.
 *     Before the consent nothing else may be asked of the child (개인정보 보호법 시행령 제17조의2 제2항). Empty lets any
 *     adult decide who gets the link
 * @param source the address that the call comes from, for the access log
 */
public record Invite(
        String code,
        String purpose,
        Optional<String> subject,
        Wording wording,
        Optional<TypedForm> guardian,
        String source) {
    private static final Set<IdentityValue> ASKED_OF_CHILDREN = Set.of(IdentityValue.NAME, IdentityValue.PHONE);

    /**
     * Takes a form without values for none.
     *
     * @throws IllegalArgumentException if the form has anything else than a name and a phone number
     */
    public Invite {
        guardian = guardian.filter(typed -> !typed.values().isEmpty());
        if (!guardian.map(typed -> ASKED_OF_CHILDREN.containsAll(typed.values().keySet()))
                .orElse(true)) {
            throw new IllegalArgumentException(
                    "guardian: more than a name and a phone number (expected: nothing else is asked of a child)");
        }
    }

    /** Creates a request about a verification that named nobody, for any adult who gets the link. */
    public static Invite of(String code, String purpose, Wording wording) {
        return new Invite(code, purpose, Optional.empty(), wording, Optional.empty(), "local");
    }

    /** Returns a copy that expects this subject or account, which was named at the start. */
    public Invite about(String expected) {
        return new Invite(code, purpose, Optional.of(expected), wording, guardian, source);
    }

    /** Returns a copy whose link is for this guardian alone. */
    public Invite forGuardian(TypedForm typed) {
        return new Invite(code, purpose, subject, wording, Optional.of(typed), source);
    }

    Invite with(String proof) {
        return new Invite(proof, purpose, subject, wording, guardian, source);
    }

    /** Hides the code, and the subject, which may identify a person. */
    @Override
    public String toString() {
        return "Invite[hidden]";
    }
}
