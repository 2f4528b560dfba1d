/** Merchants of the sandbox, their channels, and what each provider hands over. */
@NullMarked
package dev.bonin.sandbox.merchant;

import org.jspecify.annotations.NullMarked;
