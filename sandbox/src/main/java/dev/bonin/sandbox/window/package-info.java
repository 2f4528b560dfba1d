/**
 * The browser's side of the sandbox: {@code iamport.js} and the window it opens.
 *
 * <p>One {@link dev.bonin.sandbox.window.WindowSession} per opened window, a state machine that only the server moves:
 *
 * <pre>
 *   OPEN -- details --&gt; CODE_SENT -- right code ---------&gt; CERTIFIED
 *     |                 |   ^  | resend: new code, 3:00     FAILED     (mismatch, under age, 5 wrong codes, outage, time over)
 *     |                 |   +--+                            CANCELLED
 *     +---- details --&gt; PUSH_SENT -- approved, finished --&gt; CERTIFIED
 * </pre>
 *
 * The page shows what the state says. Nothing that the page or a message between windows claims is evidence of
 * anything.
 */
@NullMarked
package dev.bonin.sandbox.window;

import org.jspecify.annotations.NullMarked;
