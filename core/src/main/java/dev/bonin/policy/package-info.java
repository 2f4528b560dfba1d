/** Rules about a verified person. Ages are counted on the calendar in Seoul, whatever the zone of the machine. */
@NullMarked
package dev.bonin.policy;

import org.jspecify.annotations.NullMarked;
