package dev.bonin.ceremony;

import dev.bonin.store.VerificationStore;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A real store that fails at one call, a number of times, or is late, and is itself otherwise. */
public final class Trouble {
    private Trouble() {}

    /** In which somebody else does something in the moment before a call. */
    public static <T> T after(Runnable other, Class<T> port, T real, String call) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    if (method.getName().equals(call)) {
                        other.run();
                    }
                    return method.invoke(real, given);
                }));
    }

    /** The rows of requests as somebody changed them by hand. */
    public static VerificationStore changed(VerificationStore real, UnaryOperator<VerificationRequest> change) {
        return (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (proxy, method, given) -> method.getName().equals("find")
                        ? real.find((VerificationId) given[0]).map(change)
                        : method.invoke(real, given));
    }

    public static <T> T at(Class<T> port, T real, String call, int times, Throwable failure) {
        var left = new AtomicInteger(times);
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    if (method.getName().equals(call) && left.getAndDecrement() > 0) {
                        throw failure;
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
