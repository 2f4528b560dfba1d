/**
 * What Bonin's libraries cost by themselves: the least that a lookup takes on Spring MVC, Jetty and HttpClient, with
 * virtual threads. There is one token for ever, and nothing is checked, kept or counted.
 */
@NullMarked
package dev.bonin.benchmark.bare;

import org.jspecify.annotations.NullMarked;
