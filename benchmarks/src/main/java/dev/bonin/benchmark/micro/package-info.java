/** Single steps inside one Java machine, without network or disk: what they take, and what they allocate. */
@NullMarked
package dev.bonin.benchmark.micro;

import org.jspecify.annotations.NullMarked;
