/** What applications call, and the page on which the people whom they send are verified. */
@NullMarked
package dev.bonin.server.application;

import org.jspecify.annotations.NullMarked;
