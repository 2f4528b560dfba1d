/** Bonin without a framework. */
@NullMarked
package dev.bonin.example;

import org.jspecify.annotations.NullMarked;
