package dev.bonin.policy;

import java.util.Set;

/**
 * A policy that lets some values of one thing pass. Two of them about the same thing have to leave something to both.
 */
interface Choice extends Policy {
    Set<?> allowed();
}
