/** What has to be done again and again for as long as people are kept, and when. */
@NullMarked
package dev.bonin.chore;

import org.jspecify.annotations.NullMarked;
