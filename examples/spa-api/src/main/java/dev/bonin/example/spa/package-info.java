/** The back end of a single-page application: tokens, no sessions, and members who are one verified person each. */
@NullMarked
package dev.bonin.example.spa;

import org.jspecify.annotations.NullMarked;
