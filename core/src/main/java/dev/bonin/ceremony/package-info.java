/**
 * The ceremony: from an {@code imp_uid} that a browser hands over to an {@link dev.bonin.verification.Outcome} that an
 * application can rely on. {@link dev.bonin.ceremony.Verifications} is the entry. Each numbered step is one small
 * class; it receives only what the steps before it proved, so that no step can be left out.
 *
 * <p>"The answer is no" is a value, {@link dev.bonin.verification.Outcome.Refused}. "Could not find out" is a
 * {@link dev.bonin.source.SourceException}, and leaves everything as it was.
 */
@NullMarked
package dev.bonin.ceremony;

import org.jspecify.annotations.NullMarked;
