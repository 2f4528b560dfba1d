/** Single steps inside one JVM: their time and allocations, and their cost on PostgreSQL without HTTP. */
@NullMarked
package dev.bonin.benchmark.micro;

import org.jspecify.annotations.NullMarked;
