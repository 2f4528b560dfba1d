package dev.bonin.benchmark.official;

import org.jspecify.annotations.Nullable;

record Envelope<T>(
        int code, @Nullable String message, @Nullable T response) {}
