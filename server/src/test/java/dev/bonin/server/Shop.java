package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The shop's page, opened in a browser; see {@link ShopPages}. */
final class Shop {
    private final Page page;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private Shop(Page page) {
        this.page = page;
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                calls.add(request.url().replaceAll("https?://[^/]+", ""));
            }
        });
    }

    static Shop open(BrowserContext context, String url) {
        var shop = new Shop(context.newPage());
        shop.page.navigate(url);
        shop.page.waitForFunction("window.Bonin");
        return shop;
    }

    Page page() {
        return page;
    }

    Shop prepared() {
        assertThat(page.evaluate("Bonin.prepare(window.options)")).isEqualTo(true);
        return this;
    }

    Shop with(String options) {
        page.evaluate("window.options = " + options);
        return this;
    }

    /** Presses the button and waits for the window. */
    Page openWindow() {
        return page.waitForPopup(() -> page.click("#verify"));
    }

    /** Presses the button, and completes the verification in the window. */
    void verify() {
        certify(openWindow(), "adult");
    }

    static void certify(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-quick");
    }

    /** What the page was told last, as soon as it was told as many results as expected. */
    Told told(int results) {
        page.waitForFunction("count => window.results.length >= count", results);
        assertThat(page.evaluate("window.results.length")).isEqualTo(results);
        return new Told((String) page.evaluate("JSON.stringify(window.results.at(-1))"));
    }

    Told told() {
        return told(1);
    }

    /** How often this page posted to a path. */
    long calls(String path) {
        return calls.stream().filter(path::equals).count();
    }

    /** A result as JSON. */
    record Told(String json) {
        String at(String path) {
            return String.valueOf(JsonPath.<Object>read(json, "$." + path));
        }

        String status() {
            return at("status");
        }
    }
}
