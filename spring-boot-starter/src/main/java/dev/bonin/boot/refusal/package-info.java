/** A start that is refused, and how Spring Boot reports it. */
@NullMarked
package dev.bonin.boot.refusal;

import org.jspecify.annotations.NullMarked;
