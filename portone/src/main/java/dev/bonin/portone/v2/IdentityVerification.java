package dev.bonin.portone.v2;

import dev.bonin.portone.Reported;
import java.time.Instant;

/**
 * PortOne's report on one id. It exists from the moment the window opens, so its existence proves nothing: a person was
 * verified only if {@link #status()} is {@code VERIFIED}.
 *
 * <p>Source: PortOne V2 OpenAPI, {@code IdentityVerification}. {@code pgRawResponse}, the provider's own answer with
 * the person in it, is left out on purpose.
 *
 * @param id of a record of V1: its {@code imp_uid}
 * @param version of the API that made the record: a secret of V2 reads records of V1, too
 * @param channel not sent by every provider; {@link SelectedChannel#type()} is the only sign of a test
 * @param verifiedCustomer what the agency said; sent if {@code VERIFIED}
 * @param requestedCustomer what the page said; sent otherwise. It proves nothing
 * @param failure sent if {@code FAILED}
 * @param requestedAt when the window was opened, or the message sent
 * @param statusChangedAt when it got its status
 * @param verifiedAt sent if {@code VERIFIED}
 * @param pgTxId the provider's transaction id
 * @param customData as the page passed it; free text
 */
public record IdentityVerification(
        IdentityVerificationId id,
        Status status,
        Version version,
        Reported<SelectedChannel> channel,
        Reported<VerifiedCustomer> verifiedCustomer,
        Reported<RequestedCustomer> requestedCustomer,
        Reported<Failure> failure,
        Reported<Instant> requestedAt,
        Reported<Instant> statusChangedAt,
        Reported<Instant> verifiedAt,
        Reported<String> pgTxId,
        Reported<String> customData) {

    /** How far a verification is. */
    public enum Status {
        /** Begun, or begun again after a failure. */
        READY,
        /** The person was verified; final. */
        VERIFIED,
        FAILED,
        /** A value that is not documented in the OpenAPI this client was written against. */
        UNKNOWN
    }

    /** The API that made a record. */
    public enum Version {
        V1,
        V2,
        /** Not sent, or a value that is not documented. */
        UNKNOWN
    }

    /**
     * Why a verification failed, as the provider says it.
     *
     * @param pgCode the provider's code; differs between providers
     */
    public record Failure(Reported<String> pgCode) {}

    /** Returns the state, and no value of the person or the page. */
    @Override
    public String toString() {
        return "IdentityVerification[id=" + id + ", status=" + status + ", version=" + version + "]";
    }
}
