/**
 * The browser endpoints of the ceremony as one servlet, {@link dev.bonin.web.BoninServlet}, for any Jakarta Servlet 6
 * container. It needs no framework, and the application's configuration of its own endpoints does not affect it.
 */
@NullMarked
package dev.bonin.web;

import org.jspecify.annotations.NullMarked;
