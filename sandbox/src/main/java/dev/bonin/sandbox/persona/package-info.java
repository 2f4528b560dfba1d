/** Invented people whose birthdays stay true whatever day it is in Seoul. */
@NullMarked
package dev.bonin.sandbox.persona;

import org.jspecify.annotations.NullMarked;
