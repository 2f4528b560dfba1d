package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed between the finish of customers and the redeeming of their codes, and in the middle of either:
 * nobody has to verify twice, and no code is redeemed twice. {@code tests/crash} does it many times.
 */
class RedeemIT {
    private static final int ROUNDS = Integer.getInteger("bonin.crash.rounds", 3);
    private static final int AT_ONCE = 16;
    private static final int MOST_BEFORE_A_KILL = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Sandbox portOne = Sandbox.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String key = ShopServer.basic("shop", ShopServer.key("shop").reveal());
    private final Queue<Customer> customers = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void losesNoCodeThatWasToldAndRedeemsNoneTwice() throws Exception {
        int redeemed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (var server = server().start().awaitReady()) {
                redeemed += redeemAll(address(server), round);
                comeUntil(1 + random.nextInt(MOST_BEFORE_A_KILL), server);
            }
        }
        try (var server = server().start().awaitReady()) {
            redeemed += redeemAll(address(server), ROUNDS);
        }
        assertThat(textOf(folder)).as("what is stored").doesNotContain("홍길동");
        System.out.printf(
                "Killed the server %d times between finish and redeem; all of %d codes were redeemed, once each%n",
                ROUNDS, redeemed);
    }

    /** Lets customers come until {@code enough} more were told a code, and kills the server while all are at it. */
    private void comeUntil(int enough, PackagedServer server) throws Exception {
        var told = new CountDownLatch(enough);
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            threads.execute(() -> {
                while (!threads.isShutdown()) {
                    visit(address(server), told);
                }
            });
        }
        var isEnough = told.await(2, TimeUnit.MINUTES);
        server.kill();
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(isEnough).as("seed %d, %s", seed, surprises).isTrue();
    }

    private void visit(URI server, CountDownLatch told) {
        var customer = new Customer(http, portOne, key);
        try {
            customer.begin(server);
            customer.finish(server);
            customers.add(customer);
            told.countDown();
            note(customer.redeem(server));
        } catch (IOException killed) {
            Thread.onSpinWait();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (AssertionError surprise) {
            surprises.add(String.valueOf(surprise.getMessage()));
        }
    }

    /** Has the codes of all customers redeemed who were told one, also of those whose redeeming had an answer. */
    private int redeemAll(URI server, int round) throws Exception {
        for (var customer : customers) {
            note(customer.redeem(server));
        }
        assertThat(surprises).as("round %d, seed %d", round, seed).isEmpty();
        int redeemed = customers.size();
        customers.clear();
        return redeemed;
    }

    private void note(String surprise) {
        if (!surprise.isEmpty()) {
            surprises.add(surprise);
        }
    }

    private static String textOf(Path folder) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private PackagedServerLaunch server() {
        return PackagedServerLaunch.bound(folder, portOne)
                .with(
                        "BONIN_APPLICATIONS_SHOP_KEYSHA256",
                        ShopServer.key("shop").hash().hex())
                .with("BONIN_APPLICATIONS_SHOP_RETURNURLS", "https://shop.example/done")
                .with("BONIN_APPLICATIONS_SHOP_SCOPES", "name");
    }

    private static URI address(PackagedServer server) {
        return URI.create("http://localhost:" + server.port());
    }
}
