/** The demo page of sandbox mode: runs a complete verification and shows what the server checked. */
@NullMarked
package dev.bonin.server.demo;

import org.jspecify.annotations.NullMarked;
