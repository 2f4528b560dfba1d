package dev.bonin.web;

import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;

/**
 * What is known of those who call.
 *
 * @param budgets that count them
 * @param limits of these budgets
 * @param account of the application, that a browser is signed in to
 */
public record Callers(CallerBudgets budgets, CallerLimits limits, CurrentAccount account) {}
