/** Certifications from the opened window to the certified record, in the shapes PortOne gives them. */
@NullMarked
package dev.bonin.sandbox.certification;

import org.jspecify.annotations.NullMarked;
