/**
 * The applications that may have people verified: who they are, the keys they come with, and where people are sent back
 * to. What they then do with a verification is the ceremony's, in
 * {@link dev.bonin.verification.ApplicationVerifications}.
 */
@NullMarked
package dev.bonin.application;

import org.jspecify.annotations.NullMarked;
