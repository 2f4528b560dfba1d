/**
 * Reads what a browser sends: bodies, forms, cookies, the query of the redirect. Whatever could be read in two ways is
 * refused.
 */
@NullMarked
package dev.bonin.web.request;

import org.jspecify.annotations.NullMarked;
