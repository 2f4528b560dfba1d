package dev.bonin.verification;

/**
 * Makes use of an outcome: signs the person up, lets the adult in. Called on the thread that answers the browser, after
 * the outcome is kept and before the answer, for every answer of every outcome: of accepted ones, of those that a
 * policy refused, and of refusals by a step of the ceremony. The same browser may ask again and be told the same
 * outcome again ({@code firstTime} false), also about a policy's refusal, so it must not matter how often.
 *
 * <p><b>Who it is</b> comes with the first telling of an acceptance only. If a handler throws then, the browser gets an
 * error, the outcome stands, and it is told again when the browser repeats its call, without
 * {@link Outcome.Accepted#identity()}: what the purpose keeps of the person can be opened through
 * {@link KeptIdentities}, and what it does not keep is gone. {@link Outcome.Accepted#person()} comes each time.
 *
 * <p><b>Whose account.</b> Make use of it for {@link Outcome.Accepted#account()}, for which it was started, whoever is
 * signed in by now. An unbound outcome ({@link Outcome.Accepted#bound()} false), which only a sandbox knows, is no
 * proof that the person sits at this browser.
 *
 * <p>Where Bonin is part of a web application, the id of the HTTP session was changed before any handler hears of an
 * acceptance for the first time, so a handler may raise what that session may do.
 *
 * <p>Between keeping and telling the process may end, and the browser may not come back: whatever must not be missed
 * belongs in a listener to {@link VerificationFinished}.
 */
public interface VerificationHandler {
    void handle(Outcome outcome);
}
