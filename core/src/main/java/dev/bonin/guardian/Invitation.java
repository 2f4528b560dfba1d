package dev.bonin.guardian;

import dev.bonin.secret.PageToken;
import dev.bonin.verification.VerificationId;
import java.time.Instant;

/**
 * A link for a guardian. The application sends it, since only it may know how to reach them.
 *
 * @param id the child's verification
 * @param link the secret of the link, which belongs behind the {@code #} of the page's address
 * @param endsAt until when the guardian can decide; the child's data is destroyed then unless they have consented
 */
public record Invitation(VerificationId id, PageToken link, Instant endsAt) {}
