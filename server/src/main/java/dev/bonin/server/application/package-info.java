/** The API for applications, and the hosted page on which the people they send are verified. */
@NullMarked
package dev.bonin.server.application;

import org.jspecify.annotations.NullMarked;
