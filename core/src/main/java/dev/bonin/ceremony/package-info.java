/**
 * The ceremony: from an {@code imp_uid} that a browser sends to an {@link dev.bonin.verification.Outcome} that an
 * application can rely on. {@link dev.bonin.ceremony.Verifications} is the entry point. Each numbered step is one small
 * class that accepts only what the previous steps proved, so that no step can be skipped.
 *
 * <p>A refusal is a value, {@link dev.bonin.verification.Outcome.Refused}. If the source could not be asked, a
 * {@link dev.bonin.source.SourceException} is thrown and nothing changes.
 */
@NullMarked
package dev.bonin.ceremony;

import org.jspecify.annotations.NullMarked;
