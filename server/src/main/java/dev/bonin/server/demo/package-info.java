/** The page on which a newcomer does a whole verification, in sandbox mode, and sees what the server checked. */
@NullMarked
package dev.bonin.server.demo;

import org.jspecify.annotations.NullMarked;
