/** The HTTP port, its router, requests and responses. */
@NullMarked
package dev.bonin.sandbox.http;

import org.jspecify.annotations.NullMarked;
