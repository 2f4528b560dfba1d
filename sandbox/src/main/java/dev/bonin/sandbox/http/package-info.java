/** The port, its router, and requests and responses as values. */
@NullMarked
package dev.bonin.sandbox.http;

import org.jspecify.annotations.NullMarked;
