/** Reads what a browser sends: bodies, forms, cookies, the query of the redirect. Ambiguous input is refused. */
@NullMarked
package dev.bonin.web.request;

import org.jspecify.annotations.NullMarked;
