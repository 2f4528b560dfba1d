package dev.bonin.store;

import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.RequestCleanup;

/**
 * Stores verification requests from their start until they are deleted. Callers depend only on the part that they need.
 * Implementations must pass {@code VerificationStoreContract} of the testkit.
 */
public interface VerificationStore extends OpenRequests, FinishedRequests, KeptRequests, RequestCleanup {}
