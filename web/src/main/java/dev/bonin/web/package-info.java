/**
 * The browser's side of the ceremony as one servlet, {@link dev.bonin.web.BoninServlet}, for any Jakarta Servlet 6
 * container. It needs no framework, and nothing that an application does to endpoints of its own reaches it.
 */
@NullMarked
package dev.bonin.web;

import org.jspecify.annotations.NullMarked;
