/**
 * The reasons of refusals and failures: codes, categories, and texts for the person and the operator in Korean and
 * English. {@link dev.bonin.reason.ReasonCatalog} provides the texts.
 */
@NullMarked
package dev.bonin.reason;

import org.jspecify.annotations.NullMarked;
