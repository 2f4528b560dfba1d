package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.identity.IdentityVerification;
import dev.bonin.sandbox.identity.WindowVerification;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.window.Outcome;
import dev.bonin.sandbox.window.WindowRecord;
import java.util.Map;

/** A window's record of PortOne V2. A failed or cancelled attempt leaves it FAILED. */
final class IdentityRecord implements WindowRecord {
    private static final Map<String, ProviderFailure> FAILURES = Map.of(
            "info_mismatch", ProviderFailure.INFO_MISMATCH,
            "under_age", ProviderFailure.UNDER_AGE,
            "provider_unavailable", ProviderFailure.PROVIDER_UNAVAILABLE,
            "too_many", ProviderFailure.TOO_MANY_CODES,
            "push_declined", ProviderFailure.DECLINED,
            "user_cancelled", ProviderFailure.CANCELLED,
            "session_expired", ProviderFailure.EXPIRED);

    private final WindowVerification verification;
    private final IdentityVerification begun;

    IdentityRecord(WindowVerification verification, IdentityVerification begun) {
        this.verification = verification;
        this.begun = begun;
    }

    @Override
    public JsonObject ids() {
        return IdentityOutcome.verified(begun).response();
    }

    @Override
    public boolean verify(Person person, Agency agency) {
        return verification.verify(begun, person, agency);
    }

    @Override
    public void fail(String reason) {
        verification.fail(begun, failure(reason));
    }

    @Override
    public String code(String reason) {
        return failure(reason).code();
    }

    @Override
    public Outcome verified() {
        return IdentityOutcome.verified(begun);
    }

    @Override
    public Outcome failed(String reason, String sentence) {
        return IdentityOutcome.failed(begun, failure(reason), sentence);
    }

    private static ProviderFailure failure(String reason) {
        return FAILURES.getOrDefault(reason, ProviderFailure.PROVIDER_UNAVAILABLE);
    }
}
