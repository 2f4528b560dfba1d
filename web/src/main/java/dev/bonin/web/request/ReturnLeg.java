package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Binding;
import dev.bonin.web.problem.BadInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query of the redirect. Its id is looked up at PortOne; {@code success} of V1 and {@code code} of V2 can only
 * say no, because anybody can type them.
 *
 * @param sent the id; empty if there is none
 * @param refusal present if the window reports that no person was verified. Older scripts send {@code imp_success}
 */
public record ReturnLeg(Optional<SentEvidence> sent, Optional<WindowRefusal> refusal) {
    public static ReturnLeg parse(@Nullable String query) {
        var parameters = FormText.parse(query == null ? "" : query);
        var sent = SentEvidence.read(name -> Optional.of(parameters.only(name)).filter(text -> !text.isEmpty()));
        return new ReturnLeg(sent, refusal(sent, parameters));
    }

    private static Optional<WindowRefusal> refusal(Optional<SentEvidence> sent, FormText parameters) {
        if (isOfV2(sent) && parameters.has("code")) {
            return Optional.of(WindowRefusal.of(PortOneApi.V2, parameters));
        }
        return saysNo(parameters) ? Optional.of(WindowRefusal.of(PortOneApi.V1, parameters)) : Optional.empty();
    }

    private static boolean saysNo(FormText parameters) {
        return "false".equals(parameters.only("success")) || "false".equals(parameters.only("imp_success"));
    }

    /** PortOne's guide to V2: it failed if there is a {@code code}, whichever. */
    private static boolean isOfV2(Optional<SentEvidence> sent) {
        return sent.filter(id -> id.api() == PortOneApi.V2).isPresent();
    }

    /**
     * Returns the id, which has to name its request. PortOne V1 always sends that name, too; only the sandbox's bare
     * finish works without.
     */
    public SentEvidence evidence(Binding binding) {
        var evidence = sent.orElseThrow(() -> new BadInputException(CallReason.MISSING_IMP_UID));
        if (binding == Binding.REQUIRED
                && evidence.api() == PortOneApi.V1
                && evidence.merchantUid().isEmpty()) {
            throw new BadInputException(CallReason.MISSING_MERCHANT_UID);
        }
        return evidence;
    }
}
