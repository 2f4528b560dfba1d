/**
 * Files and folders that only their owner can open. Not API.
 */
@NullMarked
package dev.bonin.jdbc.file;

import org.jspecify.annotations.NullMarked;
