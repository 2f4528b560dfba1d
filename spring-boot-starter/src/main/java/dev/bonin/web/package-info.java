/**
 * The endpoints that a browser calls: it hands over an {@code imp_uid} and gets an outcome. Every refusal and every failure is
 * {@code application/problem+json} (RFC 9457) with a stable {@code code}, in Korean or English, and without personal data.
 */
@NullMarked
package dev.bonin.web;

import org.jspecify.annotations.NullMarked;
