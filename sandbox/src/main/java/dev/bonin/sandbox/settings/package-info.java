/** What is in a sandbox, and how it is read from a file or from environment variables. */
@NullMarked
package dev.bonin.sandbox.settings;

import org.jspecify.annotations.NullMarked;
