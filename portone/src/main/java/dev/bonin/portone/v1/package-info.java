/**
 * The REST client for PortOne (formerly I'mport) identity verification, API version 1.
 *
 * <pre>{@code
 * var credentials = new Credentials(System.getenv("IMP_KEY"), System.getenv("IMP_SECRET"));
 * try (var portOne = PortOneClient.connect(PortOneSettings.of(credentials))) {
 *     Certification report = portOne.certification(ImpUid.parse(impUidFromTheBrowser));
 *     boolean verified = report.certified();
 *     Optional<String> name = report.name().value();
 * }
 * }</pre>
 *
 * <p>The result is a report: typed, but not trusted yet. An {@code imp_uid} carries no authority. Code that uses this
 * package alone must still check {@link dev.bonin.portone.v1.Certification#certified()}, that the {@code merchant_uid}
 * was issued to this very browser, how old the certification is, and that it was never used before. The ceremony in
 * {@code bonin-core} does all of that.
 *
 * <p>Nothing in this package prints personal data or a secret: not in {@code toString}, in an exception or in a log.
 */
@NullMarked
package dev.bonin.portone.v1;

import org.jspecify.annotations.NullMarked;
