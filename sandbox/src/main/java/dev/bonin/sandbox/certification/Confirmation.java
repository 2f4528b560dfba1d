package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.carrier.ProviderFailure;

/** The result of {@code otp/confirm}. */
public sealed interface Confirmation {

    /** The code was right, or the person agreed in the app. */
    record Done(Certification certification) implements Confirmation {}

    /** The provider does not take this code. PortOne does not document how it says so. */
    record Refused(ProviderFailure failure) implements Confirmation {}
}
