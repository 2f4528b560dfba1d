/** The browser SDK of PortOne V2, in a real browser and over HTTP. */
@NullMarked
package dev.bonin.sandbox.browser;

import org.jspecify.annotations.NullMarked;
