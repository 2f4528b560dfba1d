/**
 * The sources of reports. {@link dev.bonin.source.VerificationSource} is the port; the implementation uses PortOne, and
 * only this package depends on its client.
 */
@NullMarked
package dev.bonin.source;

import org.jspecify.annotations.NullMarked;
