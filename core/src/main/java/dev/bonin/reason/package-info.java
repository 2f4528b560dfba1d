/**
 * Every reason why Bonin says no: its code, its category, and its texts for the person and the operator, in Korean and
 * English. {@link dev.bonin.reason.ReasonCatalog} gives out the texts.
 */
@NullMarked
package dev.bonin.reason;

import org.jspecify.annotations.NullMarked;
