/**
 * Who somebody is: the values of a verified person, each with how sure it is. None of these types prints itself;
 * {@code reveal} is the one word to search for where a value leaves its type.
 */
@NullMarked
package dev.bonin.person;

import org.jspecify.annotations.NullMarked;
