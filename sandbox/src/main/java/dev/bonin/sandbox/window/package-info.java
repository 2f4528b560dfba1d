/**
 * The verification window, which both browser SDKs open, and that of PortOne V1: {@code iamport.js}.
 *
 * <p>Each opened window is one {@link dev.bonin.sandbox.window.WindowSession}, a state machine on the server:
 *
 * <pre>
 *   OPEN -- details --&gt; CODE_SENT -- right code ---------&gt; CERTIFIED
 *     |                 |   ^  | resend: new code, 3:00     FAILED (mismatch, age, 5 wrong codes, outage, timeout)
 *     |                 |   +--+                            CANCELLED
 *     +---- details --&gt; PUSH_SENT -- approved, finished --&gt; CERTIFIED
 * </pre>
 *
 * The page shows the server's state. No statement of the page, and no message between windows, is evidence.
 */
@NullMarked
package dev.bonin.sandbox.window;

import org.jspecify.annotations.NullMarked;
