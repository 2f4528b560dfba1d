package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RedirectTest extends ShopTestBed {
    private static final Pattern DONE = Pattern.compile(".*/done.*");
    private static final String SUCCESS = "transactionType=IDENTITY_VERIFICATION&identityVerificationId=order1"
            + "&identityVerificationTxId=[0-9a-f]{32}";

    @Override
    NewContextOptions device() {
        return phone();
    }

    @Test
    void comesBackWithTheResponseInTheQuery() {
        orderWithReturnTo("/done?cart=7#top");
        openInstead();
        verifyByCode(shop::locator, "adult");
        shop.waitForURL(DONE);

        assertThat(shop.url()).matches(Pattern.quote(site.url("/done?cart=7&")) + SUCCESS + "#top");
        assertThat(status("order1")).isEqualTo("VERIFIED");
    }

    @Test
    void comesBackWithTheCodeAfterCancelling() {
        orderWithReturnTo("/done");
        openInstead();
        shop.click("#choose-form [data-action=cancel]");
        shop.waitForURL(DONE);

        assertThat(shop.url())
                .matches(".*" + SUCCESS + "&code=FAILURE_TYPE_PG&message=%EB[%A-Z0-9.]*&pgCode=4900&pgMessage=%EC.*");
    }

    @Test
    void comesBackWithTheCodeOfAFailure() {
        orderWithReturnTo("/done");
        openInstead();
        certifyAtOnce(shop::locator, "always-fails");
        shop.click("#finish-leave");
        shop.waitForURL(DONE);

        assertThat(shop.url()).contains("&code=FAILURE_TYPE_PG&").contains("&pgCode=4001&");
    }

    @Test
    void goesToTheRedirectAddressFromAPopupWhenForced() {
        order("{ windowType: { mobile: 'POPUP' }, forceRedirect: true, redirectUrl: location.origin + '/done?a=1' }");
        certifyAtOnce(openPopup()::locator, "adult");
        shop.waitForURL(DONE);

        assertThat(shop.url()).matches(Pattern.quote(site.url("/done?a=1&")) + SUCCESS);
    }

    @Test
    void leavesThePageItselfForAnAppsLink() {
        order("{ redirectUrl: 'portone://blank' }");
        openInstead();
        Object link = shop.evaluate("""
                async () => {
                  const body = JSON.stringify({ persona: 'adult' });
                  const headers = { 'Content-Type': 'application/json' };
                  const answer = await fetch(location.pathname + '/quick', { method: 'POST', headers, body });
                  return (await answer.json()).view.return_to;
                }
                """);

        assertThat((String) link).matches(Pattern.quote("portone://blank?") + SUCCESS);
    }

    @Test
    void resolvesToUndefinedWhenThePageIsLeft() {
        shop.evaluate("""
                () => {
                  const request = {
                    storeId: 'store-bonin-sandbox',
                    channelKey: 'channel-key-danal',
                    identityVerificationId: 'order3',
                    redirectUrl: location.origin + '/done',
                  };
                  PortOne.requestIdentityVerification(request).then(response => console.log('told ' + response));
                }
                """);

        shop.waitForCondition(() -> console.contains("told undefined"));
    }

    @Test
    void isRefusedBeforeItStartsWithoutAnAddress() {
        shop.click("#verify");

        assertThat(error().findString("code")).contains("RequestParseFailed");
        assertThat(error().findString("message").orElseThrow()).contains("redirectUrl");
    }

    @Test
    void doesNotRedirectWhatFailsBeforeTheStart() {
        order("{ storeId: 'store-of-nobody', forceRedirect: true, redirectUrl: location.origin + '/done' }");
        shop.click("#verify");

        assertThat(error().findString("code")).contains("StoreNotFound");
        assertThat(shop.url()).endsWith("/shop");
    }

    private void orderWithReturnTo(String path) {
        order("{ redirectUrl: location.origin + '" + path + "' }");
    }

    private Page openInstead() {
        shop.click("#verify");
        waitUntilReady(shop::locator);
        return shop;
    }
}
