/** Single steps inside one JVM, without network or disk: their time and their allocations. */
@NullMarked
package dev.bonin.benchmark.micro;

import org.jspecify.annotations.NullMarked;
