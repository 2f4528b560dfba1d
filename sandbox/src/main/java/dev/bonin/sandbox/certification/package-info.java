/** Certifications from the opened window to the certified record, in PortOne's formats. */
@NullMarked
package dev.bonin.sandbox.certification;

import org.jspecify.annotations.NullMarked;
