/**
 * PortOne V2's browser SDK: its script in two forms, and the call with which a page opens a window.
 *
 * <p>The script sends the page's request here, and rejects with the answer if it is refused. Otherwise it shows the
 * window at the path of the answer, as popup, in a frame or instead of the page. The window is that of V1.
 */
@NullMarked
package dev.bonin.sandbox.browser;

import org.jspecify.annotations.NullMarked;
