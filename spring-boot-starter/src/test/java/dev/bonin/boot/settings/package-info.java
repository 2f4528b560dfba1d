/** Tests of the check of settings. */
@NullMarked
package dev.bonin.boot.settings;

import org.jspecify.annotations.NullMarked;
