/** The record of what was called, without secrets and personal values. */
@NullMarked
package dev.bonin.sandbox.call;

import org.jspecify.annotations.NullMarked;
