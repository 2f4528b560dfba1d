package dev.bonin.jdbc;

import dev.bonin.store.Stores;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stores on several nodes, as a balancer shows them: each call goes to the next node, and again to another one where it
 * was refused for the moment, as callers are asked to.
 */
final class EveryNode {
    private static final int MOST_ATTEMPTS = 5;
    private static final AtomicInteger TURN = new AtomicInteger();
    private static final AtomicInteger REFUSED = new AtomicInteger();

    private EveryNode() {}

    /** Returns the stores; what returns nothing, such as closing them, is done on each node. */
    static Stores of(List<? extends Stores> nodes) {
        return port(Stores.class, (method, arguments) -> {
            var parts = new ArrayList<Object>();
            for (var node : nodes) {
                Optional.ofNullable(invoke(method, node, arguments)).ifPresent(parts::add);
            }
            if (method.getReturnType() == void.class) {
                return null;
            }
            return method.getReturnType() == Stores.class
                    ? of(parts.stream().map(Stores.class::cast).toList())
                    : inTurns(method.getReturnType(), parts);
        });
    }

    private static <T> T inTurns(Class<T> type, List<?> parts) {
        return port(type, (method, arguments) -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return invoke(method, next(parts), arguments);
                } catch (StoreException failure) {
                    if (failure.kind() != Kind.UNAVAILABLE || attempt == MOST_ATTEMPTS) {
                        throw failure;
                    }
                    REFUSED.incrementAndGet();
                }
            }
        });
    }

    private static Object next(List<?> parts) {
        return parts.get(Math.floorMod(TURN.getAndIncrement(), parts.size()));
    }

    /** Returns how many calls were refused, with nothing stored, and made again on the next node. */
    static int refused() {
        return REFUSED.get();
    }

    /** What a call does. */
    private interface Call {
        @Nullable
        Object of(Method method, @Nullable Object[] arguments);
    }

    private static <T> T port(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }

    private static @Nullable Object invoke(Method method, Object node, @Nullable Object[] arguments) {
        try {
            return method.invoke(node, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
