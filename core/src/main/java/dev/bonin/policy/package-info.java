/** Rules about a verified person. Ages are computed with the calendar in Seoul, whatever the machine's time zone. */
@NullMarked
package dev.bonin.policy;

import org.jspecify.annotations.NullMarked;
