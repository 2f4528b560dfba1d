#!/usr/bin/env bash
# Tink on virtual threads: each thread that encrypts looks for a class that is missing, and makes a random source.
#
# Versions: com.google.crypto.tink:tink 1.24.0; JDK 25.0.3 and 21. Seen on 2026-12-01.
#
# Expected: which provider gives the random numbers is found out once, since it cannot change while a program runs; a
# thread that encrypts costs no more than its encryption.
#
# Actual: Tink keeps its random source in a ThreadLocal. Each thread's first nonce makes a SecureRandom, after a search
# for Conscrypt by its class name; where Conscrypt is not installed, the search fails, goes through all class loaders
# up to the files of the application, and is not remembered. On a pool of threads it happens once for each of them. On
# virtual threads, each of which serves one request, it happens for each request.
#
#   1,000 encryptions on 2 threads of the platform: 2 searches
#   1,000 encryptions on virtual threads:           1,000 searches
#
# Consequence: a server with virtual threads (spring.threads.virtual.enabled, or Jetty's) that encrypts with Tink is
# slower than on threads of the platform. In a profile of verifications the searches alone took 2.4 to 3.9 % of all CPU
# time of the server, as much as encrypting. Whoever encrypts on a few threads of the platform, as SealingThreads does,
# or adds Conscrypt, does not pay for it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 21
libraries com.google.crypto.tink:tink:1.24.0

cat >"$work/Sealing.java" <<'JAVA'
import com.google.crypto.tink.*;
import com.google.crypto.tink.aead.*;
import com.google.crypto.tink.config.TinkConfig;
import java.util.*;
import java.util.concurrent.*;

public class Sealing implements Callable<Void> {
    static final int MANY = 1_000;
    public static boolean virtual;

    @Override
    public Void call() throws Exception {
        TinkConfig.register();
        var aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        try (var threads = virtual ? Executors.newVirtualThreadPerTaskExecutor() : Executors.newFixedThreadPool(2)) {
            var done = new ArrayList<Future<byte[]>>();
            for (int i = 0; i < MANY; i++) {
                done.add(threads.submit(() -> aead.encrypt(new byte[16], new byte[0])));
            }
            for (var one : done) {
                one.get();
            }
        }
        return null;
    }
}
JAVA
cat >"$work/Searches.java" <<'JAVA'
import java.io.File;
import java.net.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often Conscrypt's class is asked for. */
public class Searches {
    public static void main(String[] args) throws Exception {
        var urls = new ArrayList<>(List.of(new File(args[1] + "/classes/").toURI().toURL()));
        for (var jar : new File(args[1] + "/lib").listFiles()) {
            urls.add(jar.toURI().toURL());
        }
        var searches = new AtomicInteger();
        var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals("org.conscrypt.Conscrypt")) {
                    searches.incrementAndGet();
                }
                return super.loadClass(name, resolve);
            }
        };
        var sealing = loader.loadClass("Sealing");
        sealing.getField("virtual").setBoolean(null, args[0].equals("virtual"));
        ((Callable<?>) sealing.getConstructor().newInstance()).call();
        System.out.println(searches.get() < 100 ? "searches: a few" : "searches: " + searches.get() / 1_000 + " thousand");
    }
}
JAVA
"${java}c" -cp "$work/lib/*" -d "$work/classes" "$work/Sealing.java" || changed 'the program does not compile.'
for kind in platform virtual; do
  output=$(run_java Searches $kind "$work")
  printf '%s threads: %s\n' $kind "$output"
  case $kind in
    platform) seen "$output" 'searches: a few' 'on a pool of two threads Tink looks for Conscrypt again and again, too.' ;;
    virtual) seen "$output" 'searches: 1 thousand' 'on virtual threads Tink looks for Conscrypt a few times only.' ;;
  esac
done
