/** The record of calls, without secrets and personal data. */
@NullMarked
package dev.bonin.sandbox.call;

import org.jspecify.annotations.NullMarked;
