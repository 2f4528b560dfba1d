/**
 * Accounts, bans and waits as rows. Not API.
 */
@NullMarked
package dev.bonin.jdbc.account;

import org.jspecify.annotations.NullMarked;
