/** Health and metrics for operators, where the application has Spring Boot's Actuator or Micrometer. */
@NullMarked
package dev.bonin.boot.management;

import org.jspecify.annotations.NullMarked;
