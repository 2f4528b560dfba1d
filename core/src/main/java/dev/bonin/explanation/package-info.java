/** What every reason means: to the person, to whoever runs the service, and what can be done, in Korean and English. */
@NullMarked
package dev.bonin.explanation;

import org.jspecify.annotations.NullMarked;
