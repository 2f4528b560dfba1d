/** Invented people whose birthdays depend on today's date in Seoul. */
@NullMarked
package dev.bonin.sandbox.persona;

import org.jspecify.annotations.NullMarked;
