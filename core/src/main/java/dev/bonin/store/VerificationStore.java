package dev.bonin.store;

import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.RequestCleanup;

/**
 * Where verification requests are kept, from their start until they are forgotten. What works with requests asks for
 * the part that it needs. Implementations are held to {@code VerificationStoreContract} of the testkit.
 */
public interface VerificationStore extends OpenRequests, FinishedRequests, KeptRequests, RequestCleanup {}
