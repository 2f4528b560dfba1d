/** Whether this starter is the one for the application's Spring Boot. Knows only what every Spring Boot has. */
@NullMarked
package dev.bonin.boot.starter;

import org.jspecify.annotations.NullMarked;
