package dev.bonin.policy;

import java.util.Set;

/**
 * A policy that allows some values of one attribute. Several choices about the same attribute must have a common value.
 */
interface Choice extends Policy {
    Set<?> allowed();
}
