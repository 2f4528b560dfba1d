/**
 * A simulated PortOne, for tests and demonstrations without contract, phone or internet access.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *     Merchant merchant = sandbox.merchant(); // key, secret and code for your client
 *     String impUid = sandbox.certify(CertificationOrder.of("adult").withMerchantUid("order-1"));
 *     sandbox.nextAnswers(new Fault.Status(503).on(RestRoute.GET_CERTIFICATION));
 *     // now let your client, pointed at sandbox.baseUrl(), look up impUid
 *     sandbox.calls().count(RestRoute.GET_CERTIFICATION);
 * }
 * }</pre>
 *
 * <p>PortOne V2 is on the same port: {@link dev.bonin.sandbox.Sandbox#store()} has its credentials, {@link
 * dev.bonin.sandbox.Sandbox#verify(String)} makes its records, and pages load {@link
 * dev.bonin.sandbox.Sandbox#browserSdkUrl()}.
 *
 * <p>Not simulated: payments, webhooks (PortOne sends none for certifications),
 * card verification. Behaviour that PortOne's documentation leaves open is our choice, and is marked as such in the
 * code.
 */
@NullMarked
package dev.bonin.sandbox;

import org.jspecify.annotations.NullMarked;
