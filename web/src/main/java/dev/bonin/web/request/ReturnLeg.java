package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.verification.Binding;
import dev.bonin.web.problem.BadInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query of the redirect. The {@code imp_uid} is looked up at PortOne; {@code success} can only cancel, because
 * anybody can type it.
 *
 * @param merchantUid the request that the browser names
 * @param cancelled whether the window reports that no person was verified. Older scripts send {@code imp_success}
 */
public record ReturnLeg(String impUid, Optional<String> merchantUid, boolean cancelled) {
    public static ReturnLeg parse(@Nullable String query) {
        var parameters = FormText.parse(query == null ? "" : query);
        var cancelled = "false".equals(parameters.only("success")) || "false".equals(parameters.only("imp_success"));
        var merchantUid = Optional.of(parameters.only("merchant_uid")).filter(text -> !text.isEmpty());
        return new ReturnLeg(parameters.only("imp_uid"), merchantUid, cancelled);
    }

    /** Returns the request's id. PortOne always sends it; only the sandbox's bare finish works without. */
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
