package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.verification.Binding;
import dev.bonin.web.problem.BadInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the redirect brings back in its query. Only the {@code imp_uid} counts, and only as a question; {@code success}
 * may at most end the matter, since anybody can type it.
 *
 * @param merchantUid which request the browser says it is about
 * @param cancelled whether the window says that nobody was verified. Older scripts say {@code imp_success}
 */
public record ReturnLeg(String impUid, Optional<String> merchantUid, boolean cancelled) {
    public static ReturnLeg parse(@Nullable String query) {
        var parameters = FormText.parse(query == null ? "" : query);
        var cancelled = "false".equals(parameters.only("success")) || "false".equals(parameters.only("imp_success"));
        var merchantUid = Optional.of(parameters.only("merchant_uid")).filter(text -> !text.isEmpty());
        return new ReturnLeg(parameters.only("imp_uid"), merchantUid, cancelled);
    }

    /** PortOne always says it; only the sandbox's bare finish goes without. */
    public Optional<String> merchantUid(Binding binding) {
        if (binding == Binding.REQUIRED && merchantUid.isEmpty()) {
            throw new BadInputException(CallReason.MISSING_MERCHANT_UID);
        }
        return merchantUid;
    }

    public String requiredImpUid() {
        if (impUid.isEmpty()) {
            throw new BadInputException(CallReason.MISSING_IMP_UID);
        }
        return impUid;
    }
}
