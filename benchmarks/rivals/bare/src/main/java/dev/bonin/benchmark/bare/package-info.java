/**
 * The cost of Bonin's libraries alone: the minimum for a lookup on Spring MVC, Jetty and HttpClient, with virtual
 * threads. It uses one permanent token, and nothing is checked, stored or counted.
 */
@NullMarked
package dev.bonin.benchmark.bare;

import org.jspecify.annotations.NullMarked;
