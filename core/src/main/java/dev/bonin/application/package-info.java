/**
 * Applications that request verifications: their names, keys and return URLs ({@link
 * dev.bonin.application.Applications}), and their verifications, from the order to the redeemed code ({@link
 * dev.bonin.application.ApplicationVerifications}).
 */
@NullMarked
package dev.bonin.application;

import org.jspecify.annotations.NullMarked;
