package dev.bonin.verification;

/**
 * Acts on an outcome: signs the person up, lets the adult in. Called on the thread that responds to the browser, after
 * the outcome is stored and before the response, for every response with an outcome: accepted, refused by a policy, and
 * refused by a step of the ceremony. The same browser may call again and get the same outcome again ({@code firstTime}
 * false), including a refusal by a policy, so handlers must be idempotent.
 *
 * <p><b>Identity.</b> {@link Outcome.Accepted#identity()} is present as long as the outcome's code can be redeemed, if
 * the purpose hands anything over; otherwise only the first time that an acceptance is returned. If a handler throws,
 * the browser gets an error, but the outcome stands, and when the browser repeats its call, handlers get it again.
 * Later, values that the purpose stores can be opened with {@link KeptIdentities}. {@link Outcome.Accepted#person()}
 * is present each time.
 *
 * <p><b>Account.</b> Use the outcome for {@link Outcome.Accepted#account()}, the account that it was started for, even
 * if another user is signed in by now. An unbound outcome ({@link Outcome.Accepted#bound()} false), which occurs only
 * in sandbox mode, does not prove that the person is at this browser.
 *
 * <p>If Bonin is part of a web application, the id of the HTTP session is changed before the first call with an
 * acceptance, so a handler may raise the session's privileges.
 *
 * <p>The process may end after the outcome is stored and before a handler is called, and the browser may not return:
 * put work that must not be lost into a listener to {@link VerificationFinished}.
 */
public interface VerificationHandler {
    void handle(Outcome outcome);
}
