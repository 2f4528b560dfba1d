/**
 * What an operator should know of an installation: findings with a stable code, and what to do about each. The checks
 * are where their knowledge is. No finding names a person or shows a secret.
 */
@NullMarked
package dev.bonin.diagnosis;

import org.jspecify.annotations.NullMarked;
