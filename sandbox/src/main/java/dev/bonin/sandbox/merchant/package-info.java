/** Merchants of the sandbox, their channels, and the values that each provider reports. */
@NullMarked
package dev.bonin.sandbox.merchant;

import org.jspecify.annotations.NullMarked;
