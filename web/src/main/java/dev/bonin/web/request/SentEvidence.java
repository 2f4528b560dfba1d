package dev.bonin.web.request;

import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.reason.CallReason;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.PortOneApi;
import dev.bonin.web.problem.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The id that a browser sends to finish, by the name under which it sends it: {@code imp_uid} of PortOne V1, or {@code
 * identity_verification_id} of V2, which PortOne's guide spells {@code identityVerificationId}.
 *
 * @param merchantUid the request that the browser names; of V2, the id itself names it
 */
public record SentEvidence(PortOneApi api, String id, Optional<String> merchantUid) {
    private static final String IMP_UID = "imp_uid";
    private static final List<String> OF_V2 = List.of("identity_verification_id", "identityVerificationId");

    /**
     * Reads the id.
     *
     * @param texts returns the text of a name; empty if it is missing
     * @return empty if none was sent
     * @throws BadInputException if several were sent: one of them may be a trick, and none is believed
     */
    public static Optional<SentEvidence> read(Function<String, Optional<String>> texts) {
        var sent = new ArrayList<SentEvidence>();
        texts.apply(IMP_UID)
                .ifPresent(id -> sent.add(new SentEvidence(PortOneApi.V1, id, texts.apply("merchant_uid"))));
        for (var name : OF_V2) {
            texts.apply(name).ifPresent(id -> sent.add(new SentEvidence(PortOneApi.V2, id, Optional.empty())));
        }
        if (sent.size() > 1) {
            throw new BadInputException(CallReason.AMBIGUOUS_EVIDENCE);
        }
        return sent.stream().findFirst();
    }

    /** Returns the finish of that browser. */
    public FinishAttempt by(Optional<BrowserNonce> browser) {
        return switch (api) {
            case V1 -> new FinishAttempt(id, browser, merchantUid);
            case V2 -> FinishAttempt.ofIdentityVerification(id, browser);
        };
    }
}
