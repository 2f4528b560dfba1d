package dev.bonin.policy;

import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.util.Optional;
import java.util.Set;

/** {@code form_match:name+birthday+phone}: the values typed into the application's form equal the certified ones. */
record FormMatch(String name, Set<IdentityValue> needs) implements Policy {
    FormMatch {
        needs = Set.copyOf(needs);
    }

    static Policy of(PolicyName name) {
        return new FormMatch(
                name.text(),
                name.values(
                        FormMatch::typed,
                        "some of name, birthday and phone, each once, such as form_match:name+phone"));
    }

    private static Optional<IdentityValue> typed(String word) {
        return IdentityValue.tryParse(word).filter(TypedForm.VALUES::contains);
    }

    @Override
    public Verdict judge(Identity identity, Circumstances circumstances) {
        return circumstances
                .form()
                .filter(form -> form.typed().containsAll(needs))
                .map(form -> compare(identity, form))
                .orElseGet(() -> Verdict.unavailable(PolicyReason.FORM_MISSING));
    }

    private Verdict compare(Identity identity, Circumstances.FormComparison form) {
        if (!TypedForm.certified(identity).keySet().containsAll(needs)) {
            return Verdict.unavailable(PolicyReason.VALUE_UNVERIFIED);
        }
        return form.equal().containsAll(needs) ? Verdict.pass() : Verdict.fail(PolicyReason.FORM_MISMATCH);
    }
}
