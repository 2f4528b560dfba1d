/**
 * The REST client for PortOne identity verification, API version 2.
 *
 * <pre>{@code
 * var settings = IdentityVerificationSettings.of(new ApiSecret(System.getenv("PORTONE_API_SECRET")));
 * try (var portOne = IdentityVerificationClient.connect(settings)) {
 *     IdentityVerification report = portOne.get(IdentityVerificationId.parse(idFromTheBrowser));
 *     boolean verified = report.status() == IdentityVerification.Status.VERIFIED;
 * }
 * }</pre>
 *
 * <p>The result is a report: typed, but not trusted yet. Code that uses this package alone must still check that the id
 * was issued to this very browser, that its channel is {@code LIVE}, how old the verification is, and that it was never
 * used before. The ceremony in {@code bonin-core} does all of that.
 */
@NullMarked
package dev.bonin.portone.v2;

import org.jspecify.annotations.NullMarked;
