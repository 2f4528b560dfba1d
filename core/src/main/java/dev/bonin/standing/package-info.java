/**
 * What an application already knows about a person: accounts, bans and waits, and how sure it can be of that.
 */
@NullMarked
package dev.bonin.standing;

import org.jspecify.annotations.NullMarked;
