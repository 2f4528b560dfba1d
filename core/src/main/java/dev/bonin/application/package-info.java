/**
 * Applications that have people verified: who they are, their keys, where people are sent back to
 * ({@link dev.bonin.application.Applications}), and their verifications, from the order to the redeemed code
 * ({@link dev.bonin.application.ApplicationVerifications}).
 */
@NullMarked
package dev.bonin.application;

import org.jspecify.annotations.NullMarked;
