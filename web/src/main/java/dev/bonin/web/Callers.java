package dev.bonin.web;

import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;

/**
 * How callers are counted and identified.
 *
 * @param budgets the budgets that count calls
 * @param limits the sizes of these budgets
 * @param account finds the application's account that a browser is signed in to
 */
public record Callers(CallerBudgets budgets, CallerLimits limits, CurrentAccount account) {}
